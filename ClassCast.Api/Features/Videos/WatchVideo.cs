using ClassCast.Api.Features.Audit;
using ClassCast.Api.Features.Submissions;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using AuditKind = ClassCast.Core.Audit.AuditKind;
using Video = ClassCast.Core.Videos.Video;
using VideoState = ClassCast.Core.Videos.VideoState;

namespace ClassCast.Api.Features.Videos;

/// <summary>A video once it is handed in: for its owner and for those who teach the course.</summary>
internal static class WatchVideo
{
    public static async Task<Ok<VideoResponse>> GetAsync(
        string videoId, CurrentUser user, ITableStore tables, VideoAnswers answers, ReadLog reads, CancellationToken cancellationToken)
    {
        var video = await FindAsync(tables, videoId, user, cancellationToken);
        await reads.RecordAsync(AuditKind.VideoRead, user, video.UserId, video.CourseId, video.VideoId, cancellationToken);
        return TypedResults.Ok(answers.Of(video));
    }

    /// <summary>Processes a failed video again. Asked twice, or while it is being processed, it answers how far that is.</summary>
    public static async Task<Accepted<VideoResponse>> RetryAsync(
        string videoId, CurrentUser user, ITableStore tables, VideoAnswers answers, TimeProvider time, CancellationToken cancellationToken)
    {
        var video = await FindAsync(tables, videoId, user, cancellationToken);
        if (video is { State: VideoState.Failed } && !VideoAnswers.CanRetry(video))
        {
            throw Refuse.Conflict(ProblemCodes.VideoNotRetryable, "Processing the same file again cannot help. Hand in another one.");
        }

        if (video.State is VideoState.AwaitingUpload)
        {
            throw Refuse.Conflict(ProblemCodes.VideoNotRetryable, "The video was not handed in yet.");
        }

        if (video.State is VideoState.Failed)
        {
            video = await PutBackAsync(tables, video, AuditEvents.VideoRetried(video, user.UserId, time), cancellationToken);
        }

        return TypedResults.Accepted($"/api/videos/{video.VideoId}", answers.Of(video));
    }

    private static async Task<Video> PutBackAsync(ITableStore tables, Video video, AuditEntry entry, CancellationToken cancellationToken)
    {
        var again = video with { State = VideoState.Uploaded, Failure = null, Percent = 0 };
        var transaction = new Transaction()
            .Put(TableCatalog.Videos, again)
            .Enqueue(Queues.VideoProcessing, new ProcessVideo(video.VideoId))
            .Audit(entry);
        await VideoAnnouncements.AddAsync(transaction, tables, again, cancellationToken);
        try
        {
            await tables.CommitAsync(transaction, cancellationToken);
            return again;
        }
        catch (ConditionFailedException)
        {
            // somebody else asked at the same moment: one job is enough
            return await tables.GetAsync(TableCatalog.Videos, video.VideoId, cancellationToken) ?? throw Refuse.NotFound("video");
        }
    }

    /// <summary>Those who teach see what was handed in, not what is still being uploaded or was refused.</summary>
    private static async Task<Video> FindAsync(ITableStore tables, string videoId, CurrentUser user, CancellationToken cancellationToken)
    {
        var video = Ids.IsValid(videoId) ? await tables.GetAsync(TableCatalog.Videos, videoId, cancellationToken) : null;
        if (video?.UserId == user.UserId)
        {
            return video;
        }

        return video is { ConfirmedAt: not null } && await SubmissionAccess.IsTeachingAsync(tables, video.CourseId, user, cancellationToken)
            ? video
            : throw Refuse.NotFound("video");
    }
}
