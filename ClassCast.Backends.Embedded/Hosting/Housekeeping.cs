using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Embedded.Hosting;

/// <summary>Removes expired items of tables that declare a time to live, and old mail and topic messages. Any process may do it, even several.</summary>
internal sealed partial class Housekeeping(EmbeddedDatabase storage, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MailKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan TopicsKept = TimeSpan.FromDays(90);

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var layout in storage.Schema.Layouts.Where(layout => layout.Definition.TimeToLive is not null))
        {
            await DeleteAsync(layout.AnyExpired, layout.DeleteExpired, now.ToUnixTimeSeconds(), cancellationToken);
        }

        await DeleteOldAsync("mailbox", "received", now - MailKept, cancellationToken);
        await DeleteOldAsync("topic_messages", "published", now - TopicsKept, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StorageUnavailableException error)
            {
                LogUnavailable(logger, error);
            }
        }
    }

    private Task DeleteOldAsync(string table, string column, DateTimeOffset before, CancellationToken cancellationToken) =>
        DeleteAsync(
            $"SELECT 1 FROM {table} WHERE {column} < ?1 LIMIT 1",
            $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} < ?1 LIMIT 500)",
            before.ToUnixTimeMilliseconds(),
            cancellationToken);

    /// <summary>In bites of 500 rows, so that callers' writes get in between.</summary>
    private async Task DeleteAsync(string any, string delete, long limit, CancellationToken cancellationToken)
    {
        while (storage.Database.Read(connection => Any(connection, any, limit)))
        {
            await storage.Database.WriteAsync(
                connection =>
                {
                    using var statement = connection.Prepare(delete);
                    return statement.Bind(1, limit).Execute();
                },
                cancellationToken);
        }
    }

    private static bool Any(Connection connection, string sql, long limit)
    {
        using var statement = connection.Prepare(sql);
        return statement.Bind(1, limit).Step();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Expired items cannot be removed now")]
    private static partial void LogUnavailable(ILogger logger, Exception error);
}
