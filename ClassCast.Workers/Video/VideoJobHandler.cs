using System.Diagnostics;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Video;

/// <summary>One delivery of a job: from lease to acknowledgement, whatever happens in between.</summary>
public sealed partial class VideoJobHandler(
    ITableStore store, IJobQueue queue, VideoPipeline pipeline, VideoTidying tidying, VideoMetrics metrics, IOptions<VideoWorkerOptions> options, TimeProvider time, ILogger<VideoJobHandler> logger)
{
    private const int StoreAttempts = 5;

    private static readonly TimeSpan BetweenStoreAttempts = TimeSpan.FromSeconds(2);

    /// <param name="lease">Of the job.</param>
    /// <param name="stopping">The process is asked to stop: the job goes back untouched.</param>
    public async Task HandleAsync(JobLease<ProcessVideo> lease, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var parent = ActivityContext.TryParse(lease.TraceParent, null, isRemote: true, out var context) ? context : default;
        using var span = ClassCastTelemetry.Source.StartActivity("process video", ActivityKind.Consumer, parent);
        span?.SetTag("classcast.video.id", lease.Job.VideoId);
        span?.SetTag("messaging.message.id", lease.MessageId);
        span?.SetTag("classcast.job.attempt", lease.Attempt);
        span?.SetTag("classcast.job.waited_ms", (long)(time.GetUtcNow() - lease.EnqueuedAt).TotalMilliseconds);

        // the heartbeat ends before the job is acknowledged, which must be the last word on it
        Func<Task> acknowledge;
        await using (var heartbeat = new LeaseHeartbeat<ProcessVideo>(queue, lease, time, logger))
        {
            acknowledge = await AttemptAsync(lease, heartbeat.Lost, stopping);
        }

        try
        {
            await acknowledge();
        }
        catch (LeaseLostException)
        {
            // another worker has it by now and finds the row as this one left it
            LeaseLost(lease.Job.VideoId);
        }
    }

    private async Task<Func<Task>> AttemptAsync(JobLease<ProcessVideo> lease, CancellationToken lost, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost, stopping);
        try
        {
            return await WorkAsync(lease, either.Token);
        }
        catch (Exception exception) when (lost.IsCancellationRequested && exception is OperationCanceledException or LeaseLostException)
        {
            LeaseLost(lease.Job.VideoId);
            return () => Task.CompletedTask;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Released(lease.Job.VideoId);
            return () => queue.ReleaseAsync(lease, CancellationToken.None);
        }
    }

    private async Task<Func<Task>> WorkAsync(JobLease<ProcessVideo> lease, CancellationToken cancellationToken)
    {
        try
        {
            if (lease.IsAbandoned)
            {
                throw VideoProcessingException.Of(FailureCodes.ProcessingInterrupted, $"{lease.Queue.MaximumAttempts} workers died with it.");
            }

            var video = await store.GetAsync(TableCatalog.Videos, lease.Job.VideoId, cancellationToken);
            switch (video)
            {
                case { State: VideoState.Ready }:
                    await tidying.TidyAsync(video, cancellationToken);
                    break;
                case { State: VideoState.Uploaded or VideoState.Processing } or { State: VideoState.Failed, Failure.Retryable: true }:
                    var row = new VideoRow(store, time, video);
                    await row.BeginAsync(cancellationToken);
                    await pipeline.ProcessAsync(row, cancellationToken);
                    break;
                default:
                    NothingToDo(lease.Job.VideoId, video?.State);
                    break;
            }

            return () => queue.CompleteAsync(lease, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LeaseLostException))
        {
            return await FailAsync(lease, exception, cancellationToken);
        }
    }

    private async Task<Func<Task>> FailAsync(JobLease<ProcessVideo> lease, Exception exception, CancellationToken cancellationToken)
    {
        var failure = (exception as VideoProcessingException)?.Failure ?? FailureCodes.Failure(MediaErrors.Classify(exception));
        metrics.Failed(failure.Code);
        Activity.Current?.SetStatus(ActivityStatusCode.Error, failure.Code).SetTag("error.type", failure.Code);
        AttemptFailed(exception, lease.Job.VideoId, failure.Code, lease.Attempt, lease.Queue.MaximumAttempts);
        if (failure.Retryable && !lease.IsLastAttempt)
        {
            var delay = options.Value.RetryDelay * Math.Pow(2, lease.Attempt - 1);
            return () => queue.RetryAsync(lease, delay, exception.Message, CancellationToken.None);
        }

        await RecordAsync(lease.Job.VideoId, failure, cancellationToken);
        return failure.Retryable
            ? () => queue.DeadLetterAsync(lease, exception.Message, CancellationToken.None)
            : () => queue.CompleteAsync(lease, CancellationToken.None);
    }

    // The row as it is now: an attempt that lost a race must not tell of it. The job's folder is gone already, which on a full disk makes
    // the room that this little write needs; a store that is busy gets a few chances.
    private async Task RecordAsync(string videoId, VideoFailure failure, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var video = await store.GetAsync(TableCatalog.Videos, videoId, cancellationToken);
                if (video is not null && VideoStates.CanMove(video.State, VideoState.Failed))
                {
                    await new VideoRow(store, time, video).FailedAsync(failure, cancellationToken);
                }

                return;
            }
            catch (Exception exception) when (attempt < StoreAttempts && exception is StorageUnavailableException or ConditionFailedException)
            {
                await Task.Delay(BetweenStoreAttempts, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} failed with {Code} in attempt {Attempt} of {MaximumAttempts}")]
    private partial void AttemptFailed(Exception exception, string videoId, string code, int attempt, int maximumAttempts);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} is left to another worker: the lease was lost")]
    private partial void LeaseLost(string videoId);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} goes back to the queue: this worker is stopping")]
    private partial void Released(string videoId);

    [LoggerMessage(LogLevel.Information, "Nothing to do for video {VideoId} in state {State}")]
    private partial void NothingToDo(string videoId, VideoState? state);
}
