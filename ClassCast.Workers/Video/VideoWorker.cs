using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Video;

/// <summary>Takes jobs from the queue, a few at a time. Without ffmpeg it takes none: they wait.</summary>
public sealed partial class VideoWorker(
    IJobQueue queue, VideoJobHandler handler, WorkFolders folders, MediaTools tools, IOptions<VideoWorkerOptions> options, TimeProvider time, ILogger<VideoWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan LeaseWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ToolsWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TroubleWait = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        folders.RemoveStale();
        Started(options.Value.EffectiveConcurrency, options.Value.EffectiveThreads);
        await Task.WhenAll(Enumerable.Range(0, options.Value.EffectiveConcurrency).Select(_ => TakeJobsAsync(stoppingToken)));
    }

    private async Task TakeJobsAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await UntilToolsAsync(stoppingToken);
                if (await queue.LeaseAsync(Queues.VideoProcessing, LeaseWait, stoppingToken) is { } lease)
                {
                    await handler.HandleAsync(lease, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // the queue is out of reach; a job that was leased comes back when its lease runs out
                Trouble(exception);
                await Task.Delay(TroubleWait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task UntilToolsAsync(CancellationToken stoppingToken)
    {
        while (tools.Problem is { } problem)
        {
            ToolsMissing(problem);
            await Task.Delay(ToolsWait, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Processing up to {Concurrency} videos at a time with {Threads} threads each")]
    private partial void Started(int concurrency, int threads);

    [LoggerMessage(LogLevel.Error, "The queue of videos cannot be worked on; trying again")]
    private partial void Trouble(Exception exception);

    [LoggerMessage(LogLevel.Error, "{Problem}")]
    private partial void ToolsMissing(string problem);
}
