using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace ClassCast.Backends.Redis;

/// <summary>
/// Live events through Redis publish/subscribe. While Redis is away events are lost and logged, never thrown at the caller (pages find their state by
/// reading); the client reconnects and subscribes again by itself.
/// </summary>
internal sealed partial class RedisEventBus(IConnectionMultiplexer redis, TimeProvider time, ILogger<RedisEventBus> logger) : IEventBus
{
    private const int MaximumBehind = 10_000;
    private static readonly RedisChannel Channel = new("classcast:events", RedisChannel.PatternMode.Literal);

    private readonly string publisher = Ids.New();
    private long sequence;

    public async Task PublishAsync(LiveEvent liveEvent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var envelope = new EventEnvelope(publisher, Interlocked.Increment(ref sequence), liveEvent);
        try
        {
            await redis.GetSubscriber().PublishAsync(Channel, JsonSerializer.Serialize(envelope, RedisJson.Default.EventEnvelope)).WaitAsync(cancellationToken);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            LogLost(logger, error, liveEvent.Type, liveEvent.Id);
        }
    }

    public async IAsyncEnumerable<LiveEvent> SubscribeAsync(Action? subscribed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = System.Threading.Channels.Channel.CreateBounded<EventEnvelope>(
            new BoundedChannelOptions(MaximumBehind) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        void Receive(RedisChannel channel, RedisValue value) => Accept(buffer.Writer, value);

        await SubscribeAsync(Receive, cancellationToken);
        try
        {
            subscribed?.Invoke();
            var order = new PublisherOrder(time);
            while (true)
            {
                foreach (var liveEvent in await NextAsync(buffer.Reader, order, cancellationToken))
                {
                    yield return liveEvent;
                }
            }
        }
        finally
        {
            await UnsubscribeAsync(Receive);
        }
    }

    /// <summary>The next events in order. Waits no longer for a missing one than <see cref="PublisherOrder"/> has patience.</summary>
    private static async Task<IReadOnlyList<LiveEvent>> NextAsync(ChannelReader<EventEnvelope> buffer, PublisherOrder order, CancellationToken cancellationToken)
    {
        if (buffer.TryRead(out var envelope) || order.Patience is not { } patience)
        {
            return order.Accept(envelope ?? await buffer.ReadAsync(cancellationToken));
        }

        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(patience);
        try
        {
            return order.Accept(await buffer.ReadAsync(bounded.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return order.GiveUpWaiting();
        }
    }

    private async Task SubscribeAsync(Action<RedisChannel, RedisValue> receive, CancellationToken cancellationToken)
    {
        try
        {
            await redis.GetSubscriber().SubscribeAsync(Channel, receive).WaitAsync(cancellationToken);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            // the client remembers the subscription and makes it when it connects
            LogAway(logger, error);
        }
    }

    private async Task UnsubscribeAsync(Action<RedisChannel, RedisValue> receive)
    {
        try
        {
            await redis.GetSubscriber().UnsubscribeAsync(Channel, receive);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            LogAway(logger, error);
        }
    }

    private void Accept(ChannelWriter<EventEnvelope> buffer, RedisValue value)
    {
        try
        {
            if (JsonSerializer.Deserialize((string)value!, RedisJson.Default.EventEnvelope) is { } envelope)
            {
                buffer.TryWrite(envelope);
            }
        }
        catch (JsonException error)
        {
            LogForeign(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live event {Type} {EventId} was not published: Redis is away")]
    private static partial void LogLost(ILogger logger, Exception error, string type, string eventId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away; live events resume when it is back")]
    private static partial void LogAway(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something that is not a live event came through the events channel of Redis")]
    private static partial void LogForeign(ILogger logger, Exception error);
}
