using System.Collections.Concurrent;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>
/// Asks queues for jobs. A request is never cut off: SQS may just be answering it, and a job in an answer that nobody reads would be invisible for its whole lease.
/// Who stops waiting goes at once; the request is read to its end behind them, and what arrives is made visible again.
/// </summary>
internal sealed partial class JobPolls(IAmazonSQS sqs, IOptions<AwsJobOptions> options, ILogger<JobPolls> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> left = new();

    /// <param name="queueUrl">Which queue.</param>
    /// <param name="leaseTime">How long the job is invisible to others.</param>
    /// <param name="wait">No longer than this; one request waits no longer than <see cref="AwsJobOptions.LongPollSeconds"/>.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <returns>Null when nothing came.</returns>
    public async Task<ReceivedJob?> ReceiveAsync(string queueUrl, TimeSpan leaseTime, TimeSpan wait, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var receiving = sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queueUrl,
                MaxNumberOfMessages = 1, // its lease begins now, not when the one before it is done
                VisibilityTimeout = SqsTime.Seconds(leaseTime),
                WaitTimeSeconds = Math.Min(options.Value.LongPollSeconds, SqsTime.Seconds(wait)),
                MessageAttributeNames = ["All"],
                MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
            },
            CancellationToken.None);
        try
        {
            return FirstOf(await receiving.WaitAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Leave(queueUrl, receiving);
            throw;
        }
    }

    /// <summary>Makes the job visible at once; should that fail, it comes back when its lease ends.</summary>
    public async Task HandBackAsync(string queueUrl, ReceivedJob job)
    {
        try
        {
            await sqs.ChangeMessageVisibilityAsync(queueUrl, job.Receipt, 0, CancellationToken.None);
        }
        catch (Exception error) when (error is AmazonSQSException or HttpRequestException or OperationCanceledException)
        {
            LogNotHandedBack(logger, error, job.Id);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whoever works on jobs was stopped before: waits for what they left.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(left.Keys).WaitAsync(cancellationToken);

    private static ReceivedJob? FirstOf(ReceiveMessageResponse response) => response.Messages is [var message, ..] ? new ReceivedJob(message) : null;

    private void Leave(string queueUrl, Task<ReceiveMessageResponse> receiving)
    {
        foreach (var done in left.Keys.Where(task => task.IsCompleted))
        {
            left.TryRemove(done, out _);
        }

        left[HandBackAsync(queueUrl, receiving)] = true;
    }

    private async Task HandBackAsync(string queueUrl, Task<ReceiveMessageResponse> receiving)
    {
        try
        {
            if (FirstOf(await receiving) is { } job)
            {
                await HandBackAsync(queueUrl, job);
            }
        }
        catch (Exception error)
        {
            // nobody waits for this answer any more; a job in it comes back when its lease ends
            LogLost(logger, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} arrived when nobody waited any more and could not be handed back; it comes back when its lease ends")]
    private static partial void LogNotHandedBack(ILogger logger, Exception error, string jobId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A request for jobs that nobody waited for any more failed")]
    private static partial void LogLost(ILogger logger, Exception error);
}
