using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>
/// Sends what was committed or claimed, in the background, each kind by loops of its own, so that a slow mail service holds up nothing else. Live events go
/// one after the other, in the order of the commits; the rest has no order.
/// </summary>
internal sealed partial class OutboxRelay(OutboxDelivery delivery, OutboxSettlement settlement, TimeProvider time, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const int MaximumHeld = 10_000;

    private readonly Channel<PendingMessage>[] channels = [.. Enum.GetValues<OutboxKind>().Select(_ => Channel.CreateBounded<PendingMessage>(MaximumHeld))];

    /// <summary>Takes over an entry of this process. What does not fit stays in the table, and is swept when it is due.</summary>
    public void Accept(OutboxEntry entry)
    {
        var pending = new PendingEntry(entry);
        foreach (var message in entry.Messages)
        {
            channels[(int)message.Kind].Writer.TryWrite(new PendingMessage(pending, message));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
    [
        settlement.RemoveAsync(stoppingToken),
        .. channels.SelectMany((channel, kind) => Enumerable.Range(0, LoopsOf((OutboxKind)kind)).Select(_ => Task.Run(() => SendAsync(channel.Reader, stoppingToken), CancellationToken.None))),
    ]);

    private static int LoopsOf(OutboxKind kind) => kind switch
    {
        OutboxKind.Job => 4,
        OutboxKind.Email => 2,
        _ => 1,
    };

    private async Task SendAsync(ChannelReader<PendingMessage> messages, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var message = await messages.ReadAsync(stoppingToken);
                var left = OutboxKeys.TimeOf(message.Entry.Entry.Due) - time.GetUtcNow();

                // waited too long in here: the entry belongs to whoever sweeps it
                if (left > TimeSpan.Zero)
                {
                    await SendAsync(message, left, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // what is left in the table is swept by the processes that remain
        }
    }

    private async Task SendAsync(PendingMessage pending, TimeSpan left, CancellationToken stoppingToken)
    {
        var (entry, message) = (pending.Entry, pending.Message);
        string? failure = null;
        using var bounded = new CancellationTokenSource(left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, stoppingToken);
        try
        {
            await delivery.SendAsync(entry.Entry, message, either.Token);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            failure = error is OperationCanceledException ? $"No answer within {OutboxKeys.Lease.TotalSeconds} seconds." : error.Message;
            LogFailure(logger, error, message.Kind, message.Id, entry.Entry.Attempts + 1);
        }

        if (entry.End(message, failure))
        {
            await settlement.SettleAsync(entry, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending {Kind} {MessageId} from the outbox failed (attempt {Attempt}); it will be tried again")]
    private static partial void LogFailure(ILogger logger, Exception error, OutboxKind kind, string messageId, int attempt);
}
