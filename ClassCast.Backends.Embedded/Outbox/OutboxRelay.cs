using System.Threading.Channels;
using ClassCast.Backends.Embedded.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Embedded.Outbox;

/// <summary>
/// Sends outbox rows in the background, each kind by its own loop, so that a slow mail server holds up nothing else. A row is removed after it was
/// sent; what fails is tried again later with growing pauses, and given up after <see cref="Core.Ports.OutboxPolicy.Patience"/>.
/// </summary>
internal sealed partial class OutboxRelay : BackgroundService
{
    private const int MaximumHeld = 10_000;

    private readonly Channel<OutboxRow>[] channels = [.. Enum.GetValues<OutboxKind>().Select(_ => Channel.CreateBounded<OutboxRow>(
        new BoundedChannelOptions(MaximumHeld) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true }))];

    private readonly Database database;
    private readonly OutboxDelivery delivery;
    private readonly TimeProvider time;
    private readonly ILogger<OutboxRelay> logger;

    public OutboxRelay(EmbeddedDatabase storage, OutboxDelivery delivery, TimeProvider time, ILogger<OutboxRelay> logger)
    {
        database = storage.Database;
        this.delivery = delivery;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Takes over rows of this process. One that does not fit stays in the table and is swept when it is due.</summary>
    public void Accept(IReadOnlyList<OutboxRow> rows)
    {
        foreach (var row in rows)
        {
            channels[(int)row.Kind].Writer.TryWrite(row);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(channels.Select(channel => Task.Run(() => SendAsync(channel.Reader, stoppingToken), stoppingToken)));

    private async Task SendAsync(ChannelReader<OutboxRow> rows, CancellationToken stoppingToken)
    {
        var sent = new List<long>();
        var removal = Task.CompletedTask;
        try
        {
            while (true)
            {
                if (!rows.TryRead(out var row))
                {
                    // nothing to do but to forget what was sent: one removal at a time, so that removals share commits too
                    await removal;
                    removal = RemoveAsync(sent);
                    await removal;
                    row = await rows.ReadAsync(stoppingToken);
                }

                if (await TrySendAsync(row, stoppingToken))
                {
                    sent.Add(row.Sequence);
                }

                if (removal.IsCompleted && sent.Count > 0)
                {
                    await removal;
                    removal = RemoveAsync(sent);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await removal;
            await RemoveAsync(sent);
        }
    }

    private async Task<bool> TrySendAsync(OutboxRow row, CancellationToken stoppingToken)
    {
        if (row.Due <= time.GetUtcNow().ToUnixTimeMilliseconds())
        {
            // waited too long in here: it belongs to whoever sweeps it
            return false;
        }

        try
        {
            await delivery.SendAsync(row, stoppingToken);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailure(logger, error, row.Kind, row.Sequence, row.Attempts + 1);
            await PostponeAsync(row, error);
            return false;
        }
    }

    private async Task PostponeAsync(OutboxRow row, Exception error)
    {
        try
        {
            await database.WriteAsync(connection => OutboxSql.Postpone(connection, row, error.Message, time.GetUtcNow()), CancellationToken.None);
        }
        catch (Exception failure) when (failure is Core.Ports.StorageUnavailableException or ObjectDisposedException)
        {
            // the row is still there and becomes due again
            LogFailure(logger, failure, row.Kind, row.Sequence, row.Attempts + 1);
        }
    }

    private async Task RemoveAsync(List<long> sent)
    {
        if (sent.Count == 0)
        {
            return;
        }

        long[] sequences = [.. sent];
        sent.Clear();
        try
        {
            await database.WriteAsync(connection => OutboxSql.Remove(connection, sequences), CancellationToken.None);
        }
        catch (Exception error) when (error is Core.Ports.StorageUnavailableException or ObjectDisposedException)
        {
            // they will be sent once more: at least once
            LogRemoval(logger, error, sequences.Length);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending {Kind} {Sequence} from the outbox failed (attempt {Attempt}); it will be tried again")]
    private static partial void LogFailure(ILogger logger, Exception error, OutboxKind kind, long sequence, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} sent outbox rows could not be removed and will be sent again")]
    private static partial void LogRemoval(ILogger logger, Exception error, int count);
}
