using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>
/// Jobs on SQS. A lease is the visibility timeout, an attempt is a delivery (a job that was handed back has used one), and the queue's redrive policy buries what
/// was delivered twice as often as it may be tried. Order is what SQS makes of it.
/// </summary>
internal sealed partial class AwsJobQueue(
    IAmazonSQS sqs, AwsResources resources, JobPolls polls, JobBodies bodies, DeadLetterQueue deadLetters, TimeProvider time, ILogger<AwsJobQueue> logger) : IJobQueue
{
    private static readonly List<string> Counts =
        [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible, QueueAttributeName.ApproximateNumberOfMessagesDelayed];

    private readonly LeaseBook leases = new(time);

    public async Task<JobLease<T>?> LeaseAsync<T>(QueueDefinition<T> queue, TimeSpan wait, CancellationToken cancellationToken)
    {
        var url = resources.Queue(queue);
        var began = time.GetTimestamp();
        while (true)
        {
            if (await polls.ReceiveAsync(url, queue.LeaseTime, wait - time.GetElapsedTime(began), cancellationToken) is { } job)
            {
                if (await OpenAsync(queue, url, job, time.GetTimestamp(), cancellationToken) is { } lease)
                {
                    return lease;
                }
            }
            else if (time.GetElapsedTime(began) >= wait)
            {
                return null;
            }
        }
    }

    public async Task RenewAsync<T>(JobLease<T> lease, CancellationToken cancellationToken)
    {
        leases.Require(lease);
        var now = time.GetTimestamp();
        await WithReceiptAsync(lease, sqs.ChangeMessageVisibilityAsync(
            resources.Queue(lease.Queue), lease.Receipt, SqsTime.Seconds(lease.Queue.LeaseTime), cancellationToken));
        leases.Prolong(lease.Receipt, now, lease.Queue.LeaseTime);
    }

    public async Task CompleteAsync<T>(JobLease<T> lease, CancellationToken cancellationToken)
    {
        var held = leases.Require(lease);
        await WithReceiptAsync(lease, sqs.DeleteMessageAsync(resources.Queue(lease.Queue), lease.Receipt, cancellationToken));
        leases.Remove(lease.Receipt);
        await bodies.RemoveAsync(held.Job, cancellationToken);
    }

    public Task RetryAsync<T>(JobLease<T> lease, TimeSpan delay, string reason, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return lease.IsLastAttempt && !lease.IsAbandoned
            ? DeadLetterAsync(lease, reason, cancellationToken)
            : GiveBackAsync(lease, delay, cancellationToken);
    }

    public Task ReleaseAsync<T>(JobLease<T> lease, CancellationToken cancellationToken) => GiveBackAsync(lease, TimeSpan.Zero, cancellationToken);

    public async Task DeadLetterAsync<T>(JobLease<T> lease, string reason, CancellationToken cancellationToken)
    {
        var held = leases.Require(lease);
        // in this order a process that dies in between buries the job twice at the worst: dead letters are listed by id
        await deadLetters.AddAsync(lease.Queue, held.Job, reason, lease.Attempt, cancellationToken);
        await WithReceiptAsync(lease, sqs.DeleteMessageAsync(resources.Queue(lease.Queue), lease.Receipt, cancellationToken));
        leases.Remove(lease.Receipt);
    }

    public async Task<QueueStatistics> GetStatisticsAsync(QueueDefinition queue, CancellationToken cancellationToken)
    {
        var live = CountAsync(resources.Queue(queue), cancellationToken);
        var dead = CountAsync(resources.DeadLetterQueue(queue), cancellationToken);
        await Task.WhenAll(live, dead);
        var (counts, buried) = (await live, await dead);
        return new QueueStatistics(
            counts.ApproximateNumberOfMessages,
            counts.ApproximateNumberOfMessagesNotVisible,
            counts.ApproximateNumberOfMessagesDelayed,
            buried.ApproximateNumberOfMessages + buried.ApproximateNumberOfMessagesNotVisible,
            OldestReadyAge: null);
    }

    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(QueueDefinition queue, int limit, CancellationToken cancellationToken) =>
        deadLetters.ListAsync(queue, limit, cancellationToken);

    public Task<bool> RedriveAsync(QueueDefinition queue, string messageId, CancellationToken cancellationToken) =>
        deadLetters.RedriveAsync(queue, messageId, cancellationToken);

    /// <returns>Null when there is nothing to hand out in it.</returns>
    private async Task<JobLease<T>?> OpenAsync<T>(QueueDefinition<T> queue, string url, ReceivedJob job, long arrived, CancellationToken cancellationToken)
    {
        string? body;
        try
        {
            body = await bodies.ReadAsync(job, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await polls.HandBackAsync(url, job);
            throw;
        }

        if (body is null)
        {
            LogDuplicate(logger, job.Id, queue.Name);
            await sqs.DeleteMessageAsync(url, job.Receipt, cancellationToken);
            return null;
        }

        if (job.Deliveries > 2 * queue.MaximumAttempts)
        {
            // the redrive policy of the queue should have done so
            await BuryAsync(queue, url, job, DeadLetterQueue.AbandonedReason, cancellationToken);
            return null;
        }

        if (!TryRead(queue, body, out var read, out var problem))
        {
            await BuryAsync(queue, url, job, problem, cancellationToken);
            return null;
        }

        leases.Add(job, arrived, queue.LeaseTime);
        return new JobLease<T>(queue, read!, job.Id, job.Receipt, job.Deliveries, job.EnqueuedAt, job.TraceParent);
    }

    private static bool TryRead<T>(QueueDefinition<T> queue, string body, out T? read, out string problem)
    {
        try
        {
            read = JsonSerializer.Deserialize(body, queue.Json);
            problem = "The message holds no job.";
            return read is not null;
        }
        catch (JsonException error)
        {
            // nobody will ever be able to work on it
            read = default;
            problem = $"The message cannot be read as {typeof(T).Name}: {error.Message}";
            return false;
        }
    }

    private async Task BuryAsync(QueueDefinition queue, string url, ReceivedJob job, string reason, CancellationToken cancellationToken)
    {
        LogBuried(logger, job.Id, queue.Name, reason);
        await deadLetters.AddAsync(queue, job, reason, job.Deliveries, cancellationToken);
        await sqs.DeleteMessageAsync(url, job.Receipt, cancellationToken);
    }

    private async Task GiveBackAsync<T>(JobLease<T> lease, TimeSpan delay, CancellationToken cancellationToken)
    {
        leases.Require(lease);
        await WithReceiptAsync(lease, sqs.ChangeMessageVisibilityAsync(resources.Queue(lease.Queue), lease.Receipt, SqsTime.Seconds(delay), cancellationToken));
        leases.Remove(lease.Receipt);
    }

    private async Task WithReceiptAsync<T>(JobLease<T> lease, Task call)
    {
        try
        {
            await call;
        }
        catch (AmazonSQSException error) when (error is ReceiptHandleIsInvalidException or MessageNotInflightException || error.ErrorCode is "InvalidParameterValue")
        {
            leases.Remove(lease.Receipt);
            throw new LeaseLostException(lease.MessageId);
        }
    }

    private async Task<GetQueueAttributesResponse> CountAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            return await sqs.GetQueueAttributesAsync(url, Counts, cancellationToken);
        }
        catch (Exception error) when (AwsProblems.IsUnavailable(error, cancellationToken))
        {
            throw AwsProblems.Unavailable("SQS", error);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} of {Queue} was delivered again after it was completed; it is dropped")]
    private static partial void LogDuplicate(ILogger logger, string jobId, string queue);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} of {Queue} is given up: {Reason}")]
    private static partial void LogBuried(ILogger logger, string jobId, string queue, string reason);
}
