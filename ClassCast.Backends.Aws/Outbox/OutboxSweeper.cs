using ClassCast.Core.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>Takes up entries whose process died before it sent them, and entries whose next attempt is due.</summary>
internal sealed partial class OutboxSweeper(OutboxStore store, OutboxRelay relay, TimeProvider time, ILogger<OutboxSweeper> logger) : BackgroundService
{
    /// <summary>Each round costs every process a query per shard.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int AtOnce = 25;

    /// <summary>One round.</summary>
    /// <returns>How many entries were taken up.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var claimed = 0;
        foreach (var shard in OutboxKeys.Shards)
        {
            foreach (var entry in await store.DueAsync(shard, time.GetUtcNow(), AtOnce, cancellationToken))
            {
                var lease = entry with { Due = OutboxKeys.Due(time.GetUtcNow() + OutboxKeys.Lease, entry.EntryId) };
                if (await store.MoveAsync(entry, lease, cancellationToken) is { } taken)
                {
                    relay.Accept(taken);
                    claimed++;
                }
            }
        }

        return claimed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                while (await SweepAsync(stoppingToken) > 0)
                {
                }
            }
            catch (StorageUnavailableException error)
            {
                LogUnavailable(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox cannot be swept now")]
    private static partial void LogUnavailable(ILogger logger, Exception error);
}
