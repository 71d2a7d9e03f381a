using System.Text.Json.Serialization.Metadata;

namespace ClassCast.Core.Ports;

/// <summary>The declaration of a queue; all of them in <see cref="Messages.Queues"/>.</summary>
public abstract record QueueDefinition
{
    public required string Name { get; init; }

    /// <summary>Visibility timeout: a job whose worker neither finishes nor renews in this time is handed to another.</summary>
    public required TimeSpan LeaseTime { get; init; }

    /// <summary>After so many attempts the job is dead.</summary>
    public int MaximumAttempts { get; init; } = 3;
}

/// <inheritdoc/>
public sealed record QueueDefinition<T> : QueueDefinition
{
    public required JsonTypeInfo<T> Json { get; init; }
}

/// <summary>
/// Jobs, at least once and in no particular order; on SQS now and then also twice at the same time. They enter through <see cref="Transaction.Enqueue"/> only. A worker leases a job, renews the
/// lease while it works, and completes it after the effect is stored.
/// <para>
/// A job whose last attempt ended without a word (its worker was killed) is handed out once more as <see cref="JobLease{T}.IsAbandoned"/>, so that
/// whoever gets it can record the failure where people see it, and then dead-letter it. Should that worker vanish too, the job is handed out so
/// again, until after <see cref="QueueDefinition.MaximumAttempts"/> such hand-outs it becomes a dead letter by itself.
/// </para>
/// </summary>
public interface IJobQueue
{
    /// <summary>
    /// Waits up to <paramref name="wait"/> for a job; woken within about 50 ms of the commit that enqueued it, in whichever process. Of the
    /// visible jobs the one that became visible first goes first, as far as the backend keeps an order (SQS does so roughly).
    /// </summary>
    /// <returns>A lease, or null when the time was up. Look at <see cref="JobLease{T}.IsAbandoned"/> before working.</returns>
    Task<JobLease<T>?> LeaseAsync<T>(QueueDefinition<T> queue, TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Extends the lease by the queue's lease time from now.</summary>
    /// <exception cref="LeaseLostException">It ran out and the job may be with another worker: stop, and store nothing more.</exception>
    Task RenewAsync<T>(JobLease<T> lease, CancellationToken cancellationToken);

    /// <summary>The effect is stored: remove the job.</summary>
    /// <exception cref="LeaseLostException">As for renewing.</exception>
    Task CompleteAsync<T>(JobLease<T> lease, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the job visible again after <paramref name="delay"/>, keeping its count of attempts. On the last attempt it becomes a dead letter
    /// instead: look at <see cref="JobLease{T}.IsLastAttempt"/> first and record the failure. An abandoned job stays abandoned.
    /// </summary>
    /// <exception cref="LeaseLostException">As for renewing.</exception>
    Task RetryAsync<T>(JobLease<T> lease, TimeSpan delay, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Gives the job back untouched, visible at once, because this process is stopping. The attempt does not count where the backend can take
    /// it back (one machine can, SQS cannot).
    /// </summary>
    /// <exception cref="LeaseLostException">As for renewing.</exception>
    Task ReleaseAsync<T>(JobLease<T> lease, CancellationToken cancellationToken);

    /// <summary>Gives up on the job, with the reason kept for the administrator.</summary>
    /// <exception cref="LeaseLostException">As for renewing.</exception>
    Task DeadLetterAsync<T>(JobLease<T> lease, string reason, CancellationToken cancellationToken);

    Task<QueueStatistics> GetStatisticsAsync(QueueDefinition queue, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(QueueDefinition queue, int limit, CancellationToken cancellationToken);

    /// <summary>Puts a dead letter back with its attempts at 0.</summary>
    /// <returns>False when there is no such dead letter.</returns>
    Task<bool> RedriveAsync(QueueDefinition queue, string messageId, CancellationToken cancellationToken);
}

/// <param name="Job">The body.</param>
/// <param name="MessageId">The same for every delivery of this job.</param>
/// <param name="Receipt">Proof of this lease; a later lease of the same job has another.</param>
/// <param name="Attempt">1 for the first delivery; above the queue's maximum when <see cref="IsAbandoned"/>.</param>
/// <param name="EnqueuedAt">UTC.</param>
/// <param name="TraceParent">W3C trace context of the commit that enqueued it.</param>
public sealed record JobLease<T>(QueueDefinition<T> Queue, T Job, string MessageId, string Receipt, int Attempt, DateTimeOffset EnqueuedAt, string? TraceParent)
{
    /// <summary>A failure now is final: nobody will try after this delivery.</summary>
    public bool IsLastAttempt => Attempt >= Queue.MaximumAttempts;

    /// <summary>All attempts ended with a dead worker. Do not try again: record the failure, then <see cref="IJobQueue.DeadLetterAsync"/>.</summary>
    public bool IsAbandoned => Attempt > Queue.MaximumAttempts;
}

/// <param name="Ready">Visible now.</param>
/// <param name="Leased">With a worker; on SQS also waiting for another attempt, which SQS does not tell apart.</param>
/// <param name="Delayed">Not visible yet.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="OldestReadyAge">
/// Zero when nothing is ready; null where the queue does not tell: SQS publishes it to CloudWatch only (<c>ApproximateAgeOfOldestMessage</c>).
/// </param>
public sealed record QueueStatistics(int Ready, int Leased, int Delayed, int Dead, TimeSpan? OldestReadyAge);

public sealed record DeadLetter(string MessageId, string Body, string Reason, int Attempts, DateTimeOffset EnqueuedAt, DateTimeOffset DiedAt);

public sealed class LeaseLostException(string messageId) : Exception($"The lease on job {messageId} was lost.");
