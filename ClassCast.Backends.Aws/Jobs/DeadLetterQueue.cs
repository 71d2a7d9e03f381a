using Amazon.SQS;
using Amazon.SQS.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>
/// The jobs that were given up. SQS has no way of looking at messages without taking them, so whoever lists takes them all for a moment and then makes them
/// visible again; another who lists in that moment sees only the others.
/// </summary>
internal sealed class DeadLetterQueue(IAmazonSQS sqs, AwsResources resources, JobBodies bodies, TimeProvider time)
{
    public const string AbandonedReason = "Every worker that had this job vanished, also those that were to record its failure.";

    /// <summary>More than anybody reads; the oldest of a longer queue may be missing.</summary>
    private const int MaximumListed = 1000;

    private const int Batch = 10;
    private static readonly TimeSpan LookTime = TimeSpan.FromSeconds(30);

    public Task AddAsync(QueueDefinition queue, ReceivedJob job, string reason, int attempts, CancellationToken cancellationToken) => sqs.SendMessageAsync(
        new SendMessageRequest
        {
            QueueUrl = resources.DeadLetterQueue(queue),
            MessageBody = job.Message.Body,
            MessageAttributes = JobAttributes.OfDead(job, reason, attempts, time.GetUtcNow()),
        },
        cancellationToken);

    public async Task<IReadOnlyList<DeadLetter>> ListAsync(QueueDefinition queue, int limit, CancellationToken cancellationToken)
    {
        var url = resources.DeadLetterQueue(queue);
        var found = await TakeAllAsync(url, cancellationToken);
        try
        {
            var newest = found.DistinctBy(job => job.Id).Select(job => (Job: job, Letter: Describe(queue, job)))
                .OrderByDescending(entry => entry.Letter.DiedAt).ThenByDescending(entry => entry.Letter.MessageId, StringComparer.Ordinal)
                .Take(limit).ToList();
            return await Task.WhenAll(newest.Select(async entry =>
                entry.Letter with { Body = await bodies.ReadAsync(entry.Job, cancellationToken) ?? entry.Letter.Body }));
        }
        finally
        {
            await PutBackAsync(url, found);
        }
    }

    /// <returns>False when it is not there.</returns>
    public async Task<bool> RedriveAsync(QueueDefinition queue, string jobId, CancellationToken cancellationToken)
    {
        var url = resources.DeadLetterQueue(queue);
        var others = await TakeAllAsync(url, cancellationToken);
        var found = others.Where(job => job.Id == jobId).ToList();
        try
        {
            if (found.Count == 0)
            {
                return false;
            }

            var job = found[0];
            await sqs.SendMessageAsync(
                new SendMessageRequest
                {
                    QueueUrl = resources.Queue(queue),
                    MessageBody = job.Message.Body,
                    MessageAttributes = JobAttributes.Of(job.Id, job.EnqueuedAt, job.TraceParent, job.IsStored),
                },
                cancellationToken);
            // buried twice is redriven once
            others = [.. others.Except(found)];
            await Task.WhenAll(found.Select(dead => sqs.DeleteMessageAsync(url, dead.Receipt, CancellationToken.None)));
            return true;
        }
        finally
        {
            await PutBackAsync(url, others);
        }
    }

    /// <summary>A job that SQS itself moved here has no reason and no time of its own: it cannot have died earlier than when all its leases had passed.</summary>
    private DeadLetter Describe(QueueDefinition queue, ReceivedJob job)
    {
        var deliveries = 2 * queue.MaximumAttempts;
        var (now, earliest) = (time.GetUtcNow(), job.EnqueuedAt + (deliveries * queue.LeaseTime));
        return new DeadLetter(
            job.Id,
            job.IsStored ? "" : job.Message.Body,
            JobAttributes.Read(job.Message, JobAttributes.Reason) ?? AbandonedReason,
            int.TryParse(JobAttributes.Read(job.Message, JobAttributes.Attempts), out var attempts) ? attempts : deliveries,
            job.EnqueuedAt,
            JobAttributes.ReadTime(job.Message, JobAttributes.DiedAt) ?? (earliest < now ? earliest : now));
    }

    private async Task<List<ReceivedJob>> TakeAllAsync(string url, CancellationToken cancellationToken)
    {
        var expected = (await sqs.GetQueueAttributesAsync(url, [QueueAttributeName.ApproximateNumberOfMessages], cancellationToken)).ApproximateNumberOfMessages;
        var taken = new List<ReceivedJob>();
        try
        {
            while (taken.Count < MaximumListed)
            {
                var answer = await sqs.ReceiveMessageAsync(
                    new ReceiveMessageRequest
                    {
                        QueueUrl = url,
                        MaxNumberOfMessages = Batch,
                        VisibilityTimeout = SqsTime.Seconds(LookTime),
                        // waiting makes SQS ask all its servers; without, it may overlook some
                        WaitTimeSeconds = taken.Count == 0 || taken.Count < expected ? 1 : 0,
                        MessageAttributeNames = ["All"],
                        MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
                    },
                    cancellationToken);
                if (answer.Messages is not { Count: > 0 } messages)
                {
                    break;
                }

                taken.AddRange(messages.Select(message => new ReceivedJob(message)));
            }

            return taken;
        }
        catch
        {
            await PutBackAsync(url, taken);
            throw;
        }
    }

    /// <summary>What cannot be put back now becomes visible by itself a little later.</summary>
    private async Task PutBackAsync(string url, List<ReceivedJob> jobs)
    {
        foreach (var chunk in jobs.Chunk(Batch))
        {
            try
            {
                await sqs.ChangeMessageVisibilityBatchAsync(
                    url,
                    [.. chunk.Select((job, index) => new ChangeMessageVisibilityBatchRequestEntry($"{index}", job.Receipt) { VisibilityTimeout = 0 })],
                    CancellationToken.None);
            }
            catch (Exception error) when (error is AmazonSQSException or HttpRequestException or OperationCanceledException)
            {
                return;
            }
        }
    }
}
