using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Features.Assignments;

/// <summary>Works off <see cref="Queues.PublicationNotices"/>: short jobs of pure table writes, so they run beside the requests.</summary>
public sealed partial class PublicationNoticesJob(IJobQueue jobs, PublicationNotices notices, TimeProvider time, ILogger<PublicationNoticesJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Backoff = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await jobs.LeaseAsync(Queues.PublicationNotices, Wait, stoppingToken) is { } lease)
                {
                    await WorkAsync(lease, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is StorageUnavailableException or LeaseLostException)
            {
                LogQueueTrouble(e);
                await Task.Delay(Backoff, time, stoppingToken);
            }
        }
    }

    private async Task WorkAsync(JobLease<NotifyPublished> lease, CancellationToken stoppingToken)
    {
        try
        {
            await notices.WriteMissingAsync(lease.Job.AssignmentId, stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e, lease.Job.AssignmentId, lease.Attempt);
            await jobs.RetryAsync(lease, Backoff * lease.Attempt, e.Message, stoppingToken);
            return;
        }

        await jobs.CompleteAsync(lease, stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of publication notices does not answer")]
    private partial void LogQueueTrouble(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Notices of assignment {AssignmentId} were not all written in attempt {Attempt}")]
    private partial void LogFailed(Exception exception, string assignmentId, int attempt);
}
