using ClassCast.Contracts;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

internal static class Receipts
{
    /// <summary>Everything of it was stored with the confirmation, so it reads the same for ever; the hash follows from the worker.</summary>
    public static ReceiptResponse Of(Video video) => new(
        video.VideoId,
        SubmissionIds.For(video.AssignmentId, video.UserId),
        video.AssignmentId,
        video.Attempt,
        video.Bytes ?? 0,
        video.Sha256,
        video.SubmittedAt ?? video.CreatedAt,
        video.IsLate);
}
