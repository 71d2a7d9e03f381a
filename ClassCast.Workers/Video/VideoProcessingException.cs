using ClassCast.Core.Videos;

namespace ClassCast.Workers.Video;

/// <summary>The video cannot be processed now (<see cref="VideoFailure.Retryable"/>) or at all.</summary>
/// <param name="failure">For people.</param>
/// <param name="detail">For the log.</param>
public sealed class VideoProcessingException(VideoFailure failure, string detail, Exception? inner = null)
    : Exception($"{failure.Code}: {detail}", inner)
{
    public VideoFailure Failure { get; } = failure;

    public static VideoProcessingException Of(string code, string detail, Exception? inner = null) => new(FailureCodes.Failure(code), detail, inner);
}
