using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Assignments;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Videos;

/// <summary>An upload that goes on: after a closed tab, with more addresses, or given up.</summary>
internal static class ContinueUpload
{
    public static async Task<Ok<UploadResponse>> ResumeAsync(
        string videoId, CurrentUser user, ITableStore tables, IBlobStore blobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var (video, assignment) = await OpenOfAsync(tables, videoId, user, cancellationToken);
        try
        {
            var uploaded = await blobs.ListPartsAsync(OpenUploads.OriginalOf(video), video.UploadId!, cancellationToken);
            return TypedResults.Ok(UploadAnswers.Of(video, assignment, uploaded, blobs, time.GetUtcNow()));
        }
        catch (UploadNotFoundException)
        {
            return TypedResults.Ok(await JoinedAsync(video, assignment, blobs, time, cancellationToken));
        }
    }

    public static async Task<Ok<UploadResponse>> MorePartsAsync(
        string videoId, PartAddressesRequest request, CurrentUser user, ITableStore tables, IBlobStore blobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var (video, assignment) = await OpenOfAsync(tables, videoId, user, cancellationToken);
        // browsers ask for a few ahead; what lies beyond the end is left out, and only asking for nothing but that is refused
        var count = UploadParts.Count(video.AnnouncedBytes, assignment.MaximumBytes);
        var numbers = request.Numbers.Distinct().Where(number => number >= 1 && number <= count).Order().ToList();
        if (numbers.Count == 0)
        {
            throw request.Numbers.All(number => number < 1)
                ? Refuse.Invalid("numbers", "Parts are numbered from 1.")
                : UploadRefusals.Of(FileRefusal.TooLarge, assignment, null, video.Source);
        }

        try
        {
            var uploaded = await blobs.ListPartsAsync(OpenUploads.OriginalOf(video), video.UploadId!, cancellationToken);
            return TypedResults.Ok(UploadAnswers.Of(video, assignment, uploaded, numbers, blobs, time.GetUtcNow()));
        }
        catch (UploadNotFoundException)
        {
            throw UploadRefusals.NoUpload();
        }
    }

    public static async Task<NoContent> DiscardAsync(
        string videoId, CurrentUser user, ITableStore tables, IBlobStore blobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var video = await OwnAsync(tables, videoId, user, cancellationToken);
        if (video.ConfirmedAt is not null || !await OpenUploads.TryDiscardAsync(tables, blobs, video, time, cancellationToken))
        {
            throw Refuse.Conflict(ProblemCodes.AlreadySubmitted, "This video was handed in already.");
        }

        return TypedResults.NoContent();
    }

    private static async Task<(Video Video, Assignment Assignment)> OpenOfAsync(
        ITableStore tables, string videoId, CurrentUser user, CancellationToken cancellationToken)
    {
        var video = await OwnAsync(tables, videoId, user, cancellationToken);
        if (video is not { State: Core.Videos.VideoState.AwaitingUpload, UploadId: not null })
        {
            throw UploadRefusals.NoUpload();
        }

        var assignment = await tables.GetAsync(TableCatalog.Assignments, video.AssignmentId, cancellationToken);
        return (video, assignment ?? throw UploadRefusals.NoUpload());
    }

    private static async Task<Video> OwnAsync(ITableStore tables, string videoId, CurrentUser user, CancellationToken cancellationToken)
    {
        var video = Ids.IsValid(videoId) ? await tables.GetAsync(TableCatalog.Videos, videoId, cancellationToken) : null;
        return video?.UserId == user.UserId ? video : throw Refuse.NotFound("video");
    }

    /// <summary>A confirmation died after it had joined the parts: everything is there, and confirming again is all that is left to do.</summary>
    private static async Task<UploadResponse> JoinedAsync(
        Video video, Assignment assignment, IBlobStore blobs, TimeProvider time, CancellationToken cancellationToken)
    {
        var blob = await blobs.HeadAsync(OpenUploads.OriginalOf(video), cancellationToken) ?? throw UploadRefusals.NoUpload();
        var parts = Enumerable.Range(1, UploadParts.Count(blob.Length, Math.Max(1, blob.Length)))
            .Select(number => new UploadedPart(number, blob.ETag, Math.Min(UploadParts.PartBytes, blob.Length - ((number - 1) * UploadParts.PartBytes))))
            .ToList();
        return UploadAnswers.Of(video, assignment, parts, [], blobs, time.GetUtcNow());
    }
}
