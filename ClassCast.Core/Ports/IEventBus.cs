using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ClassCast.Core.Ports;

/// <summary>
/// Live events to connected users, across processes. Delivery is best effort and at least once where it happens; order is kept per publisher.
/// </summary>
public interface IEventBus
{
    Task PublishAsync(LiveEvent liveEvent, CancellationToken cancellationToken);

    /// <summary>
    /// Every event published by any process from now on; the subscription is in force when the first <c>MoveNextAsync</c> has been called
    /// and <paramref name="subscribed"/> has run. A reader that falls more than 10,000 events behind loses the oldest.
    /// </summary>
    IAsyncEnumerable<LiveEvent> SubscribeAsync(Action? subscribed, CancellationToken cancellationToken);
}

/// <param name="Id">Unique, for de-duplication.</param>
/// <param name="UserId">Whose sockets get it.</param>
/// <param name="Type">One of <see cref="Messages.LiveEventTypes"/>.</param>
/// <param name="Data">JSON.</param>
public sealed record LiveEvent(string Id, string UserId, string Type, JsonElement Data)
{
    public static LiveEvent Create<T>(string userId, string type, T data, JsonTypeInfo<T> json) =>
        new(Ids.New(), userId, type, JsonSerializer.SerializeToElement(data, json));
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LiveEvent))]
[JsonSerializable(typeof(EmailMessage))]
[JsonSerializable(typeof(TopicMessage))]
public sealed partial class PortsJson : JsonSerializerContext;
