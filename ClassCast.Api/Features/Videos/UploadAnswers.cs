using ClassCast.Contracts;
using ClassCast.Core.Assignments;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <summary>An upload as its browser needs to see it, with signed addresses for parts.</summary>
internal static class UploadAnswers
{
    public static TimeSpan PartLifetime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The parts to send next.</summary>
    public static UploadResponse Of(Video video, Assignment assignment, IReadOnlyList<UploadedPart> uploaded, IBlobStore blobs, DateTimeOffset now) =>
        Of(video, assignment, uploaded, UploadParts.Next(uploaded.Select(part => part.Number), video.AnnouncedBytes, assignment.MaximumBytes), blobs, now);

    public static UploadResponse Of(
        Video video, Assignment assignment, IReadOnlyList<UploadedPart> uploaded, IEnumerable<int> numbers, IBlobStore blobs, DateTimeOffset now) => new(
        video.VideoId,
        video.AssignmentId,
        video.FileName,
        video.AnnouncedBytes,
        UploadParts.PartBytes,
        assignment.MaximumBytes,
        now + PartLifetime,
        video.UploadId is { } uploadId ? [.. numbers.Select(number => Address(video, uploadId, assignment, number, blobs))] : [],
        [.. uploaded.Select(part => new UploadedPartResponse(part.Number, part.Length))]);

    // the last part is signed for what is left of the announced size or the limit, so that all parts together cannot pass it
    private static PartAddress Address(Video video, string uploadId, Assignment assignment, int number, IBlobStore blobs)
    {
        var most = UploadParts.Length(number, video.AnnouncedBytes, assignment.MaximumBytes);
        return new(number, blobs.SignPart(OpenUploads.OriginalOf(video), uploadId, number, most, PartLifetime, isExact: video.AnnouncedBytes is not null).ToString());
    }
}
