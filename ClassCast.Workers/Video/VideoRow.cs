using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Assignments;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using VideoItem = ClassCast.Core.Videos.Video;

namespace ClassCast.Workers.Video;

/// <summary>
/// The video's row while one worker has its job. Every write asks for the version that this worker wrote last, so a worker that lost its lease,
/// and one whose video was withdrawn, is refused (<see cref="ConditionFailedException"/>) instead of overwriting.
/// </summary>
public sealed class VideoRow(ITableStore store, TimeProvider time, VideoItem video)
{
    private static readonly TimeSpan TidyDelay = TimeSpan.FromMinutes(15);

    public VideoItem Current { get; private set; } = video;

    public Task<Assignment?> AssignmentAsync(CancellationToken cancellationToken) =>
        store.GetAsync(TableCatalog.Assignments, Current.AssignmentId, cancellationToken);

    public Task BeginAsync(CancellationToken cancellationToken) =>
        SaveAsync(Current with { State = VideoState.Processing, Percent = 0, Failure = null }, [Current.UserId], _ => { }, cancellationToken);

    /// <summary>The stream-copied version can be played.</summary>
    public Task WatchableAsync(Rendition source, double seconds, string sha256, CancellationToken cancellationToken) =>
        SaveAsync(Current with { Renditions = [source], DurationSeconds = seconds, Sha256 = sha256 }, [Current.UserId], _ => { }, cancellationToken);

    /// <summary>Only the row: the owner's page hears of progress more often than it is stored.</summary>
    public async Task ProgressAsync(int percent, CancellationToken cancellationToken) =>
        Current = await store.PutAsync(TableCatalog.Videos, Current with { Percent = percent }, cancellationToken);

    /// <summary>All versions are in place.</summary>
    public async Task ReadyAsync(VideoItem ready, CancellationToken cancellationToken)
    {
        var notice = VideoNotices.Ready(ready, await AssignmentAsync(cancellationToken), time);
        var dropsFiles = Current.Renditions.Any(early => ready.Renditions.All(rendition => rendition.Key != early.Key));
        await SaveAsync(
            ready with { State = VideoState.Ready, Percent = 100, Failure = null },
            await AudienceAsync(cancellationToken),
            transaction =>
            {
                transaction.Notify(notice);
                if (dropsFiles)
                {
                    transaction.Enqueue(Queues.VideoProcessing, new ProcessVideo(ready.VideoId), TidyDelay);
                }
            },
            cancellationToken);
    }

    public async Task FailedAsync(VideoFailure failure, CancellationToken cancellationToken)
    {
        var notice = VideoNotices.Failed(Current, failure, await AssignmentAsync(cancellationToken), time);
        await SaveAsync(
            Current with { State = VideoState.Failed, Failure = failure }, await AudienceAsync(cancellationToken), transaction => transaction.Notify(notice), cancellationToken);
    }

    /// <summary>What the open pages get to know of a video.</summary>
    public static VideoChanged Describe(VideoItem video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return new(video.VideoId, video.AssignmentId, video.State, video.Percent, video.Renditions.Count > 0, video.Failure?.Reason);
    }

    private async Task SaveAsync(VideoItem next, IEnumerable<string> audience, Action<Transaction> alongside, CancellationToken cancellationToken)
    {
        if (!VideoStates.CanMove(Current.State, next.State))
        {
            throw new InvalidOperationException($"A video cannot go from {Current.State} to {next.State}.");
        }

        var transaction = new Transaction().Put(TableCatalog.Videos, next);
        foreach (var userId in audience)
        {
            transaction.Announce(userId, LiveEventTypes.VideoChanged, Describe(next), CoreJson.Default.VideoChanged);
        }

        alongside(transaction);
        await store.CommitAsync(transaction, cancellationToken);
        Current = next with { Version = next.Version + 1 };
    }

    // the owner, and those who teach the course
    private async Task<IReadOnlyCollection<string>> AudienceAsync(CancellationToken cancellationToken) =>
        [.. (await CourseStaff.TeachingAsync(store, Current.CourseId, cancellationToken)).Append(Current.UserId).Distinct()];
}
