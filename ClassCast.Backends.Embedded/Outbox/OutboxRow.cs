using System.Text.Json;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Outbox;

/// <summary>What an outbox row carries; the numbers are stored.</summary>
internal enum OutboxKind
{
    Event = 0,
    Topic = 1,
    Email = 2,
}

/// <param name="Sequence">Order of the commits.</param>
/// <param name="Created">Unix milliseconds.</param>
/// <param name="Due">Until then this process is on it, and nobody else.</param>
/// <param name="Attempts">Failed ones so far.</param>
internal sealed record OutboxRow(long Sequence, OutboxKind Kind, string Payload, long Created, long Due, int Attempts)
{
    public static (OutboxKind Kind, string Payload) Describe(OutboxMessage message) => message switch
    {
        EventMessage live => (OutboxKind.Event, JsonSerializer.Serialize(live.Event, PortsJson.Default.LiveEvent)),
        TopicOutboxMessage topic => (OutboxKind.Topic, JsonSerializer.Serialize(topic.Message, PortsJson.Default.TopicMessage)),
        EmailOutboxMessage email => (OutboxKind.Email, JsonSerializer.Serialize(email.Message, PortsJson.Default.EmailMessage)),
        _ => throw new NotSupportedException($"Unknown message {message.GetType().Name}."),
    };

    /// <summary>How long whoever wrote or claimed a row has to send it, before another process takes it up.</summary>
    public static TimeSpan Lease(OutboxKind kind) => kind == OutboxKind.Email ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(10);
}
