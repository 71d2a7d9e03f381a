using System.Text.Json;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Outbox;

/// <summary>Hands an outbox row to the port it is for.</summary>
internal sealed class OutboxDelivery(IEventBus events, ITopicPublisher topics, IEmailSender email)
{
    public Task SendAsync(OutboxRow row, CancellationToken cancellationToken) => row.Kind switch
    {
        OutboxKind.Event => events.PublishAsync(JsonSerializer.Deserialize(row.Payload, PortsJson.Default.LiveEvent)!, cancellationToken),
        OutboxKind.Topic => topics.PublishAsync(JsonSerializer.Deserialize(row.Payload, PortsJson.Default.TopicMessage)!, cancellationToken),
        OutboxKind.Email => email.SendAsync(JsonSerializer.Deserialize(row.Payload, PortsJson.Default.EmailMessage)!, cancellationToken),
        _ => throw new NotSupportedException($"Unknown outbox kind {row.Kind}."),
    };
}
