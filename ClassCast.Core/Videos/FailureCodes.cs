namespace ClassCast.Core.Videos;

/// <summary>Why a video could not be made watchable: a stable code, a sentence for the student that says what to do, and whether the same file may succeed later.</summary>
public static class FailureCodes
{
    public const string NotAVideo = "not_a_video";
    public const string Truncated = "truncated";
    public const string NoVideoStream = "no_video_stream";
    public const string TooLong = "too_long";
    public const string UnsupportedCodec = "unsupported_codec";
    public const string StorageFull = "storage_full";
    public const string ProcessingTimeout = "processing_timeout";
    public const string ProcessingInterrupted = "processing_interrupted";
    public const string Internal = "internal";

    /// <summary>The student erased their account: the grade stays, the video does not.</summary>
    public const string Erased = "erased";

    public static IReadOnlyList<string> All { get; } =
        [NotAVideo, Truncated, NoVideoStream, TooLong, UnsupportedCodec, StorageFull, ProcessingTimeout, ProcessingInterrupted, Internal, Erased];

    /// <summary>The failure for a code that needs no numbers; an unknown code is reported as <see cref="Internal"/>.</summary>
    public static VideoFailure Failure(string code) => code switch
    {
        NotAVideo => new(code, "This file is not a video. Choose the video file itself (MP4, MOV, WebM or AVI) and upload it again.", Retryable: false),
        Truncated => new(code, "The video is damaged or incomplete. Check that it plays on your device, then upload it again.", Retryable: false),
        NoVideoStream => new(code, "This file has sound but no picture. Upload a file that contains video.", Retryable: false),
        TooLong => new(code, "The video is longer than this assignment allows. Shorten it and upload it again.", Retryable: false),
        UnsupportedCodec => new(code, "This kind of video cannot be read here. Export it as MP4 (H.264) and upload it again.", Retryable: false),
        StorageFull => new(code, "The server has run out of storage. Your upload is safe; try processing again later.", Retryable: true),
        ProcessingTimeout => new(code, "Processing took too long and was stopped. Your upload is safe; try again later.", Retryable: true),
        ProcessingInterrupted => new(code, "Processing was interrupted several times. Your upload is safe; try processing again.", Retryable: true),
        Erased => new(code, "The video was erased together with its owner's account.", Retryable: false),
        _ => new(Internal, "Something went wrong on the server while processing. Your upload is safe; try processing again.", Retryable: true),
    };

    public static VideoFailure VideoTooLong(double seconds, int maximumSeconds) => new(
        TooLong,
        $"The video is {Length(seconds)} long; this assignment allows at most {Length(maximumSeconds)}. Shorten it and upload it again.",
        Retryable: false);

    /// <param name="heldSeconds">How much of it is there.</param>
    /// <param name="declaredSeconds">What the file says of itself.</param>
    public static VideoFailure CutShort(double heldSeconds, double declaredSeconds) => new(
        Truncated,
        $"The file is incomplete: it should be {Length(declaredSeconds)} long but ends after {Length(heldSeconds)}. Check the original on your device, then upload it again.",
        Retryable: false);

    // 75 → "1:15", 3700 → "1:01:40"; rounded up, so that a video just over the limit never reads as equal to it
    private static string Length(double seconds)
    {
        var whole = TimeSpan.FromSeconds(Math.Ceiling(seconds - 0.001));
        return whole.TotalHours >= 1 ? $"{(int)whole.TotalHours}:{whole:mm\\:ss}" : $"{(int)whole.TotalMinutes}:{whole:ss}";
    }
}
