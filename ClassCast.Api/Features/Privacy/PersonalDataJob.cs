using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;

namespace ClassCast.Api.Features.Privacy;

/// <summary>
/// Works off <see cref="Queues.PersonalData"/>, one job at a time. It runs here because it needs every table and the accounts, to which workers have no rights; an
/// archive costs reading and writing, not computing. A job that this process does not end is another's when its lease runs out.
/// </summary>
public sealed partial class PersonalDataJob(IJobQueue jobs, DataExports exports, Erasure erasure, TimeProvider time, ILogger<PersonalDataJob> logger)
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
                if (await jobs.LeaseAsync(Queues.PersonalData, Wait, stoppingToken) is { } lease)
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
                await Task.Delay(Backoff, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WorkAsync(JobLease<HandlePersonalData> lease, CancellationToken stoppingToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var beating = RenewAsync(lease, lost);
        try
        {
            await DoAsync(lease.Job, lost.Token);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(e, lease.Job.Task, lease.Job.RequestId, lease.Attempt);
            await lost.CancelAsync();
            await beating;
            await FailAsync(lease, e, stoppingToken);
            return;
        }
        finally
        {
            await lost.CancelAsync();
            await beating;
        }

        await jobs.CompleteAsync(lease, CancellationToken.None);
    }

    private Task DoAsync(HandlePersonalData job, CancellationToken cancellationToken) => job.Task switch
    {
        PersonalDataTask.Export => exports.RunAsync(job.UserId, job.RequestId, cancellationToken),
        PersonalDataTask.Erase => erasure.RunAsync(job.UserId, cancellationToken),
        _ => erasure.TidyAsync(job.VideoIds ?? [], cancellationToken),
    };

    /// <summary>An archive is given up, and asked for again by the person. An erasure never is: its dead letter raises the alarm and is put back.</summary>
    private async Task FailAsync(JobLease<HandlePersonalData> lease, Exception exception, CancellationToken stoppingToken)
    {
        if (lease.IsLastAttempt && lease.Job.Task is PersonalDataTask.Export)
        {
            await exports.GiveUpAsync(lease.Job.UserId, lease.Job.RequestId, stoppingToken);
        }

        await jobs.RetryAsync(lease, Backoff * lease.Attempt, exception.Message, stoppingToken);
    }

    private async Task RenewAsync(JobLease<HandlePersonalData> lease, CancellationTokenSource lost)
    {
        using var timer = new PeriodicTimer(lease.Queue.LeaseTime / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(lost.Token))
            {
                await jobs.RenewAsync(lease, lost.Token);
            }
        }
        catch (LeaseLostException)
        {
            await lost.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // the job is done
        }
        catch (StorageUnavailableException e)
        {
            // whoever takes the job over does the same again
            LogQueueTrouble(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of personal data does not answer")]
    private partial void LogQueueTrouble(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Task} of request {RequestId} failed in attempt {Attempt}")]
    private partial void LogFailed(Exception exception, PersonalDataTask task, string requestId, int attempt);
}
