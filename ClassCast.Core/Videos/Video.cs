using ClassCast.Core.Ports;

namespace ClassCast.Core.Videos;

/// <summary>One uploaded or recorded video: an attempt at an assignment.</summary>
public sealed record Video : Item
{
    public required string VideoId { get; init; }

    /// <summary>The student who made it.</summary>
    public required string UserId { get; init; }

    public required string AssignmentId { get; init; }

    public required string CourseId { get; init; }

    public required VideoState State { get; init; }

    public required VideoSource Source { get; init; }

    /// <summary>The browser's name of the file: shown escaped, offered for download, never part of a key or a path.</summary>
    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Key of the original in <see cref="Buckets.Videos"/>: <c>students/{userId}/{videoId}.ext</c>.</summary>
    public required string OriginalKey { get; init; }

    /// <summary>The open multipart upload; null once confirmed.</summary>
    public string? UploadId { get; init; }

    /// <summary>What the browser announced; null while recording.</summary>
    public long? AnnouncedBytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Which attempt it is, from 1; set when confirmed.</summary>
    public int Attempt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The moment that counts for deadlines, see <see cref="Submissions.SubmissionClock"/>; set when confirmed.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>By the due date in force when it was confirmed; the receipt says so for ever.</summary>
    public bool IsLate { get; init; }

    /// <summary>Size of the original in bytes; set when confirmed.</summary>
    public long? Bytes { get; init; }

    /// <summary>Lower-case hex of the original; set by the worker.</summary>
    public string? Sha256 { get; init; }

    /// <summary>0 to 100 while processing.</summary>
    public int Percent { get; init; }

    public VideoFailure? Failure { get; init; }

    public double? DurationSeconds { get; init; }

    /// <summary>Playable versions in order of preference; the stream-copied one appears first in time, and stays if nothing better follows.</summary>
    public IReadOnlyList<Rendition> Renditions { get; init => field = value ?? []; } = [];

    public string? PosterKey { get; init; }

    public Storyboard? Storyboard { get; init; }
}

/// <summary>
/// <c>AwaitingUpload → Uploaded → Processing → Ready | Failed</c>; <c>Failed → Uploaded</c> by retry. A video with renditions is watchable before it is Ready.
/// </summary>
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

/// <param name="Code">Stable, for example <c>not_a_video</c>; all in <c>FailureCodes</c>.</param>
/// <param name="Reason">A sentence for the student that says what to do.</param>
/// <param name="Retryable">Whether processing the same file again may help.</param>
public sealed record VideoFailure(string Code, string Reason, bool Retryable);

/// <param name="Name"><c>source</c> (stream-copied), <c>720p</c> or <c>480p</c>.</param>
/// <param name="Key">In <see cref="Buckets.Videos"/>, under <c>processed/{videoId}/</c>.</param>
/// <param name="Width">Pixels as shown, rotation applied.</param>
/// <param name="Height">Pixels as shown.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record Rendition(string Name, string Key, int Width, int Height, long Bytes, string Sha256);

/// <summary>Thumbnails along the video in one JPEG, row by row.</summary>
/// <param name="Key">In <see cref="Buckets.Videos"/>.</param>
/// <param name="TileWidth">Pixels.</param>
/// <param name="TileHeight">Pixels.</param>
/// <param name="Columns">Tiles in a row.</param>
/// <param name="TileTimes">Seconds from the start, one per tile, ascending.</param>
public sealed record Storyboard(string Key, int TileWidth, int TileHeight, int Columns, IReadOnlyList<double> TileTimes);
