using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;
using Video = ClassCast.Core.Videos.Video;

namespace ClassCast.Api.Features.Videos;

/// <summary>A video as people see it, with signed addresses.</summary>
internal sealed class VideoAnswers(SignedAddresses addresses)
{
    public VideoResponse Of(Video video)
    {
        // asked first: an address that is signed in the next quarter of an hour works longer than is said, never shorter
        var expireAt = addresses.ExpireAt;
        return new(
            video.VideoId,
            video.AssignmentId,
            SubmissionIds.For(video.AssignmentId, video.UserId),
            (Contracts.VideoState)video.State,
            video.Percent,
            video.FileName,
            video.Attempt,
            video.Bytes,
            video.Sha256,
            video.DurationSeconds,
            video.CreatedAt,
            video.SubmittedAt,
            video.Failure?.Code,
            video.Failure?.Reason,
            CanRetry(video),
            [.. video.Renditions.Select(rendition => new RenditionResponse(rendition.Name, Address(rendition.Key), rendition.Width, rendition.Height, rendition.Bytes))],
            PosterOf(video),
            video.Storyboard is { } board ? new(Address(board.Key), board.TileWidth, board.TileHeight, board.Columns, board.TileTimes) : null,
            video.ConfirmedAt is null ? null : Address(video.OriginalKey, video.FileName),
            expireAt);
    }

    public string? PosterOf(Video video) => video.PosterKey is { } key ? Address(key) : null;

    public static bool CanRetry(Video video) => video.ConfirmedAt is not null && VideoStates.CanRetry(video);

    private string Address(string name, string? downloadName = null) => addresses.Of(new(Buckets.Videos, name), downloadName);
}
