using ClassCast.Core.Ports;

namespace ClassCast.Workers.Video;

/// <summary>Renews a lease at a third of its time while the job is worked on, and stops the work when the lease is lost.</summary>
public sealed partial class LeaseHeartbeat<T> : IAsyncDisposable
{
    private readonly IJobQueue queue;
    private readonly JobLease<T> lease;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource lost = new();
    private readonly Task beating;

    public LeaseHeartbeat(IJobQueue queue, JobLease<T> lease, TimeProvider time, ILogger logger)
    {
        this.queue = queue;
        this.lease = lease;
        this.time = time;
        this.logger = logger;
        beating = BeatAsync();
    }

    /// <summary>Cancelled when the job may be with another worker.</summary>
    public CancellationToken Lost => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await beating;
        stop.Dispose();
        lost.Dispose();
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(lease.Queue.LeaseTime / 3, time);
        var renewed = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                try
                {
                    await queue.RenewAsync(lease, stop.Token);
                    renewed = time.GetTimestamp();
                }
                catch (LeaseLostException)
                {
                    WasLost(lease.MessageId);
                    await lost.CancelAsync();
                    return;
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // the store may be busy for a moment; the lease itself lasts two beats more
                    NotRenewed(exception, lease.MessageId);
                    if (time.GetElapsedTime(renewed) >= lease.Queue.LeaseTime)
                    {
                        await lost.CancelAsync();
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the job is done
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease on job {MessageId} was lost; its work stops")]
    private partial void WasLost(string messageId);

    [LoggerMessage(LogLevel.Warning, "The lease on job {MessageId} could not be renewed")]
    private partial void NotRenewed(Exception exception, string messageId);
}
