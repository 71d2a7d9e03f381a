using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

public enum VideoState
{
    AwaitingUpload,
    Uploaded,
    Processing,
    Ready,
    Failed,
}

public enum VideoSource
{
    Upload,
    Recording,
}

/// <summary>POST /api/videos/presigned-upload → 201.</summary>
/// <param name="FileName">As the browser names it; only its extension matters.</param>
/// <param name="ContentType">As the browser says; the bytes decide in the end.</param>
/// <param name="SizeBytes">Null while recording, when nobody knows yet.</param>
public sealed record StartUploadRequest(
    [property: Required, StringLength(32, MinimumLength = 32)] string AssignmentId,
    [property: Required, StringLength(255, MinimumLength = 1)] string FileName,
    [property: Required, StringLength(100, MinimumLength = 3)] string ContentType,
    [property: Range(0, long.MaxValue)] long? SizeBytes,
    VideoSource Source = VideoSource.Upload);

/// <summary>
/// An upload in progress: answer to starting it, to GET /api/videos/{videoId}/upload (resume), and to POST /api/videos/{videoId}/upload/parts (more addresses).
/// </summary>
/// <param name="PartBytes">Every part but the last has exactly so many bytes.</param>
/// <param name="MaximumBytes">The assignment's limit.</param>
/// <param name="Parts">Signed PUT addresses, good until <paramref name="ExpiresAt"/>. Each answers with an ETag header.</param>
/// <param name="Uploaded">Parts that the store has already.</param>
public sealed record UploadResponse(
    string VideoId,
    string AssignmentId,
    string FileName,
    long? SizeBytes,
    long PartBytes,
    long MaximumBytes,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<PartAddress> Parts,
    IReadOnlyList<UploadedPartResponse> Uploaded);

/// <param name="Number">From 1.</param>
/// <param name="Url">PUT the bytes here; may be host-relative.</param>
public sealed record PartAddress(int Number, string Url);

public sealed record UploadedPartResponse(int Number, long Bytes);

/// <summary>POST /api/videos/{videoId}/upload/parts: addresses for these parts, at most 100.</summary>
public sealed record PartAddressesRequest([property: Required, MinLength(1), MaxLength(100)] IReadOnlyList<int> Numbers);

/// <summary>POST /api/videos/confirm → 202. Twice gives the same answer. The server lists and joins the parts itself.</summary>
/// <param name="SizeBytes">What the browser sent in all; refused with <c>upload_incomplete</c> when the store has less. Null to take what is there.</param>
public sealed record ConfirmUploadRequest(
    [property: Required, StringLength(32, MinimumLength = 32)] string VideoId,
    [property: Range(0, long.MaxValue)] long? SizeBytes);

/// <summary>The proof of a submission.</summary>
public sealed record ReceiptResponse(
    string VideoId,
    string SubmissionId,
    string AssignmentId,
    int Attempt,
    long Bytes,
    string? Sha256,
    DateTimeOffset SubmittedAt,
    bool IsLate);

/// <summary>GET /api/videos/{videoId} (its owner, and those who teach the course). DELETE /api/videos/{videoId}/upload gives an upload up → 204.</summary>
/// <param name="Percent">0 to 100 while Processing.</param>
/// <param name="Renditions">Playable now, best first; addresses are signed and expire at <paramref name="AddressesExpireAt"/>.</param>
/// <param name="CanRetry">POST /api/videos/{videoId}/retry → 202 would process it again.</param>
public sealed record VideoResponse(
    string VideoId,
    string AssignmentId,
    string SubmissionId,
    VideoState State,
    int Percent,
    string FileName,
    int Attempt,
    long? Bytes,
    string? Sha256,
    double? DurationSeconds,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    string? FailureCode,
    string? FailureReason,
    bool CanRetry,
    IReadOnlyList<RenditionResponse> Renditions,
    string? PosterUrl,
    StoryboardResponse? Storyboard,
    string? OriginalUrl,
    DateTimeOffset AddressesExpireAt);

/// <param name="Name">source, 720p or 480p.</param>
public sealed record RenditionResponse(string Name, string Url, int Width, int Height, long Bytes);

public sealed record StoryboardResponse(string Url, int TileWidth, int TileHeight, int Columns, IReadOnlyList<double> TileTimes);
