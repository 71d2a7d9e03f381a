using System.Text.Json;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Jobs;

/// <summary>The queue as rows of the main database, so that a job commits together with its cause.</summary>
internal sealed class EmbeddedJobQueue(EmbeddedDatabase storage, TimeProvider time) : IJobQueue
{
    private readonly Database database = storage.Database;
    private readonly ChangeWatcher changes = storage.Changes;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<JobLease<T>?> LeaseAsync<T>(QueueDefinition<T> queue, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + wait;
        using var waiting = changes.Register();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changed = changes.Next;
            var visible = database.Read(connection => JobSql.NextVisible(connection, queue.Name));
            if (visible <= Now)
            {
                if (await TakeAsync(queue, cancellationToken) is { } lease)
                {
                    return lease;
                }

                continue;
            }

            var remaining = deadline - time.GetUtcNow();
            if (remaining <= TimeSpan.Zero)
            {
                return null;
            }

            var pause = visible is { } at && at - Now < remaining.TotalMilliseconds ? TimeSpan.FromMilliseconds(Math.Max(1, at - Now)) : remaining;
            await AnyAsync(changed, pause, cancellationToken);
        }
    }

    public async Task RenewAsync<T>(JobLease<T> lease, CancellationToken cancellationToken)
    {
        var until = Now + Milliseconds(lease.Queue.LeaseTime);
        await RequireAsync(lease, connection => JobSql.Renew(connection, lease.MessageId, lease.Receipt, until), cancellationToken);
    }

    public Task CompleteAsync<T>(JobLease<T> lease, CancellationToken cancellationToken) =>
        RequireAsync(lease, connection => JobSql.Remove(connection, lease.MessageId, lease.Receipt), cancellationToken);

    public Task RetryAsync<T>(JobLease<T> lease, TimeSpan delay, string reason, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (lease.IsLastAttempt && !lease.IsAbandoned)
        {
            return DeadLetterAsync(lease, reason, cancellationToken);
        }

        var visible = Now + Milliseconds(delay);
        return RequireAsync(lease, connection => JobSql.GiveBack(connection, lease.MessageId, lease.Receipt, visible, returnedAttempts: 0), cancellationToken);
    }

    public Task ReleaseAsync<T>(JobLease<T> lease, CancellationToken cancellationToken)
    {
        var now = Now;
        return RequireAsync(lease, connection => JobSql.GiveBack(connection, lease.MessageId, lease.Receipt, now, returnedAttempts: 1), cancellationToken);
    }

    public Task DeadLetterAsync<T>(JobLease<T> lease, string reason, CancellationToken cancellationToken)
    {
        var now = Now;
        return RequireAsync(lease, connection => JobSql.Bury(connection, lease.MessageId, lease.Receipt, reason, now), cancellationToken);
    }

    public Task<QueueStatistics> GetStatisticsAsync(QueueDefinition queue, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(GetStatistics(queue));
    }

    public QueueStatistics GetStatistics(QueueDefinition queue) => database.Read(connection => JobSql.Statistics(connection, queue.Name, Now));

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(QueueDefinition queue, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(connection => JobSql.DeadLetters(connection, queue.Name, limit)));
    }

    public Task<bool> RedriveAsync(QueueDefinition queue, string messageId, CancellationToken cancellationToken)
    {
        var now = Now;
        return database.WriteAsync(connection => JobSql.Redrive(connection, queue.Name, messageId, now), cancellationToken, _ => changes.Pulse());
    }

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private async Task<JobLease<T>?> TakeAsync<T>(QueueDefinition<T> queue, CancellationToken cancellationToken)
    {
        var receipt = Ids.New();
        var row = await database.WriteAsync(connection => Take(connection, queue, receipt), cancellationToken);
        return row is null
            ? null
            : new JobLease<T>(queue, JsonSerializer.Deserialize(row.Body, queue.Json)!, row.Id, receipt, row.Attempts + 1, JobSql.Time(row.Enqueued), row.TraceParent);
    }

    private JobRow? Take(Connection connection, QueueDefinition queue, string receipt)
    {
        var now = Now;
        while (JobSql.First(connection, queue.Name, now) is { } row)
        {
            if (row.Attempts < 2 * queue.MaximumAttempts)
            {
                JobSql.Lease(connection, row.Id, receipt, now + Milliseconds(queue.LeaseTime));
                return row;
            }

            JobSql.Bury(connection, row.Id, receipt: null, "Every worker that had this job vanished, also those that were to record its failure.", now);
        }

        return null;
    }

    private async Task RequireAsync<T>(JobLease<T> lease, Func<Connection, bool> write, CancellationToken cancellationToken)
    {
        if (!await database.WriteAsync(write, cancellationToken))
        {
            throw new LeaseLostException(lease.MessageId);
        }
    }

    private async Task AnyAsync(Task changed, TimeSpan pause, CancellationToken cancellationToken)
    {
        using var cancelPause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed, Task.Delay(pause, time, cancelPause.Token));
        await cancelPause.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
