using ClassCast.Core.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Embedded.Outbox;

/// <summary>Takes up rows whose process died before it sent them, and rows whose next attempt is due.</summary>
internal sealed partial class OutboxSweeper(EmbeddedDatabase storage, OutboxRelay relay, TimeProvider time, ILogger<OutboxSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>One round.</summary>
    /// <returns>How many rows were taken up.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (!storage.Database.Read(connection => OutboxSql.AnyDue(connection, time.GetUtcNow())))
        {
            return 0;
        }

        var rows = await storage.Database.WriteAsync(connection => OutboxSql.Claim(connection, time.GetUtcNow()), cancellationToken);
        relay.Accept(rows);
        return rows.Count;
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
