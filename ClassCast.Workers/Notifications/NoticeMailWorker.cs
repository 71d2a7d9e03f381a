using System.Diagnostics;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;

namespace ClassCast.Workers.Notifications;

/// <summary>Works off <see cref="Queues.NoticeMails"/>: a few reads and one commit each, far within a lease.</summary>
public sealed partial class NoticeMailWorker(IJobQueue queue, NoticeMailer mailer, TimeProvider time, ILogger<NoticeMailWorker> logger) : BackgroundService
{
    /// <summary>A published assignment makes as many jobs as the class has students.</summary>
    private const int Concurrency = 2;

    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan TroubleWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Concurrency).Select(_ => TakeJobsAsync(stoppingToken)));

    private async Task TakeJobsAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await queue.LeaseAsync(Queues.NoticeMails, Wait, stoppingToken) is { } lease)
                {
                    await WorkAsync(lease, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (LeaseLostException)
            {
                // it took too long: whoever has it by now finds in which mail the notice is
            }
            catch (Exception exception)
            {
                LogQueueTrouble(exception);
                await Task.Delay(TroubleWait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkAsync(JobLease<MailNotice> lease, CancellationToken stoppingToken)
    {
        var parent = ActivityContext.TryParse(lease.TraceParent, null, isRemote: true, out var context) ? context : default;
        using var span = ClassCastTelemetry.Source.StartActivity("mail notice", ActivityKind.Consumer, parent);
        try
        {
            await mailer.HandleAsync(lease.Job.UserId, lease.Job.NotificationId, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await queue.ReleaseAsync(lease, CancellationToken.None);
            return;
        }
        catch (Exception exception) when (exception is not LeaseLostException)
        {
            LogFailed(exception, lease.Job.NotificationId, lease.Attempt);
            await queue.RetryAsync(lease, RetryDelay * lease.Attempt, exception.Message, CancellationToken.None);
            return;
        }

        await queue.CompleteAsync(lease, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "The queue of notices to mail cannot be worked on; trying again")]
    private partial void LogQueueTrouble(Exception exception);

    [LoggerMessage(LogLevel.Error, "Notice {NotificationId} was not put into a mail in attempt {Attempt}")]
    private partial void LogFailed(Exception exception, string notificationId, int attempt);
}
