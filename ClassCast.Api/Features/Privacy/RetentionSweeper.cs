using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Privacy;

/// <summary>
/// Once an hour removes what has been kept long enough and has no time to live of its own, and puts requests back into the queue that nobody has finished. Any
/// number of instances may do it.
/// </summary>
public sealed partial class RetentionSweeper(ITableStore store, IBlobStore blobs, RetentionOptions retention, TimeProvider time, ILogger<RetentionSweeper> logger)
    : BackgroundService
{
    private const int Bite = 500;
    private const int MaximumBites = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await SweepArchivesAsync(now - retention.Exports, cancellationToken);
        foreach (var type in Enum.GetValues<NotificationType>())
        {
            await SweepNoticesAsync(type, now - retention.Notices, cancellationToken);
        }

        foreach (var kind in Enum.GetValues<DataRequestKind>())
        {
            await PutBackAsync(kind, now - Interval, cancellationToken);
        }
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
            catch (Exception exception) when (exception is StorageUnavailableException or IOException)
            {
                LogFailed(exception);
            }
        }
    }

    private async Task SweepArchivesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await blobs.ListAsync(BlobKinds.Exports.Bucket, BlobKinds.Exports.Prefix, cursor, cancellationToken);
            foreach (var entry in page.Items.Where(entry => entry.LastModified < before))
            {
                await blobs.DeleteAsync(entry.Key, cancellationToken);
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <summary>Bounded: what is left is for the next hour.</summary>
    private async Task SweepNoticesAsync(NotificationType type, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var query = new TableQuery(type.ToString()) { Index = "type-index", Sort = SortRange.Between(null, Timestamps.Format(before)), Limit = Bite };
        for (var bite = 0; bite < MaximumBites; bite++)
        {
            var page = await store.QueryAsync(TableCatalog.Notifications, query, cancellationToken);
            foreach (var notice in page.Items)
            {
                await store.DeleteAsync(TableCatalog.Notifications, new(notice.UserId, notice.NotificationId), cancellationToken);
            }

            if (page.NextCursor is null)
            {
                return;
            }

            query = query with { Cursor = page.NextCursor };
        }
    }

    private async Task PutBackAsync(DataRequestKind kind, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var query = new TableQuery(kind.ToString()) { Index = "pending-index", Sort = SortRange.Between(null, Timestamps.Format(before)), Limit = Bite };
        foreach (var request in (await store.QueryAsync(TableCatalog.DataRequests, query, cancellationToken)).Items)
        {
            var task = kind is DataRequestKind.Export ? PersonalDataTask.Export : PersonalDataTask.Erase;
            var again = new Transaction()
                .Check(TableCatalog.DataRequests, new(request.UserId, kind.ToString()), Condition.AttributeEquals("state", nameof(DataRequestState.Pending)))
                .Enqueue(Queues.PersonalData, new HandlePersonalData(request.UserId, task, request.RequestId));
            try
            {
                await store.CommitAsync(again, cancellationToken);
            }
            catch (ConditionFailedException)
            {
                // done in this moment
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What has been kept long enough cannot be removed now; the next attempt is in an hour")]
    private partial void LogFailed(Exception exception);
}
