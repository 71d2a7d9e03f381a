using System.Text.Json;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>Hands a message to the port it is for.</summary>
internal sealed class OutboxDelivery(IJobSender jobs, IEventBus events, ITopicPublisher topics, IEmailSender email, TimeProvider time)
{
    public Task SendAsync(OutboxEntry entry, OutboxRecord message, CancellationToken cancellationToken) => message.Kind switch
    {
        OutboxKind.Job => jobs.SendAsync(Job(entry, message), cancellationToken),
        OutboxKind.Event => events.PublishAsync(JsonSerializer.Deserialize(message.Body, PortsJson.Default.LiveEvent)!, cancellationToken),
        OutboxKind.Topic => topics.PublishAsync(JsonSerializer.Deserialize(message.Body, PortsJson.Default.TopicMessage)!, cancellationToken),
        OutboxKind.Email => email.SendAsync(JsonSerializer.Deserialize(message.Body, PortsJson.Default.EmailMessage)!, cancellationToken),
        _ => throw new NotSupportedException($"Unknown outbox kind {message.Kind}."),
    };

    private OutgoingJob Job(OutboxEntry entry, OutboxRecord message)
    {
        var left = entry.CommittedAt + TimeSpan.FromSeconds(message.DelaySeconds) - time.GetUtcNow();
        return new OutgoingJob(message.Id, message.Queue!, message.Body, left > TimeSpan.Zero ? left : TimeSpan.Zero, message.TraceParent, entry.CommittedAt);
    }
}
