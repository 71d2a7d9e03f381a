using System.Threading.Channels;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Workers.Video;

/// <summary>
/// Passes the percentage on: to the owner's open page at most four times a second, into the row every few seconds. ffmpeg never waits for it;
/// a number that is overtaken is dropped.
/// </summary>
public sealed class ProgressReporter(VideoRow row, IEventBus bus, TimeProvider time)
{
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromSeconds(3);

    private readonly Channel<int> percents =
        Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Report(int percent) => percents.Writer.TryWrite(percent);

    /// <summary>Runs <paramref name="work"/> while passing on what it reports. Fails when either fails: a row that was changed by others ends the work.</summary>
    public async Task WhileAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var passing = PassOnAsync(stop.Token);
        var working = WorkAsync(work, stop.Token);
        try
        {
            await await Task.WhenAny(passing, working);
            await working;
        }
        finally
        {
            // neither may touch the row or the folder once this has returned
            await stop.CancelAsync();
            await Task.WhenAll(passing, working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await passing;
    }

    private async Task WorkAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await work(cancellationToken);
        percents.Writer.Complete();
    }

    private async Task PassOnAsync(CancellationToken cancellationToken)
    {
        var written = time.GetTimestamp();
        try
        {
            await foreach (var percent in percents.Reader.ReadAllAsync(cancellationToken))
            {
                var changed = VideoRow.Describe(row.Current with { Percent = percent });
                await bus.PublishAsync(
                    LiveEvent.Create(row.Current.UserId, LiveEventTypes.VideoChanged, changed, CoreJson.Default.VideoChanged), cancellationToken);
                if (time.GetElapsedTime(written) >= BetweenWrites)
                {
                    await row.ProgressAsync(percent, cancellationToken);
                    written = time.GetTimestamp();
                }

                await Task.Delay(BetweenEvents, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // the work has ended, and with it what there was to tell
        }
    }
}
