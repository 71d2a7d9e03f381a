using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Workers.Video;

namespace ClassCast.Workers.Pictures;

/// <summary>Takes pictures from their queue, one at a time. Without ffmpeg it takes none: they wait.</summary>
public sealed partial class PictureWorker(IJobQueue queue, PictureJobHandler handler, MediaTools tools, TimeProvider time, ILogger<PictureWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LeaseWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ToolsWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TroubleWait = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (tools.Ffmpeg is null)
                {
                    // the video worker says so aloud
                    await Task.Delay(ToolsWait, time, stoppingToken);
                }
                else if (await queue.LeaseAsync(Queues.Pictures, LeaseWait, stoppingToken) is { } lease)
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

    [LoggerMessage(LogLevel.Error, "The queue of pictures cannot be worked on; trying again")]
    private partial void Trouble(Exception exception);
}
