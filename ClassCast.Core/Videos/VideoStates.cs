namespace ClassCast.Core.Videos;

/// <summary>The legal moves of <see cref="VideoState"/>.</summary>
public static class VideoStates
{
    /// <summary>
    /// <c>Processing → Processing</c> is the next attempt after one that died. People retry through Uploaded; <c>Failed → Processing</c> is an
    /// administrator's redrive of the dead letter. <c>AwaitingUpload → Failed</c> is a file that its confirmation refused.
    /// </summary>
    public static bool CanMove(VideoState from, VideoState to) => (from, to) switch
    {
        (VideoState.AwaitingUpload, VideoState.Uploaded or VideoState.Failed) => true,
        (VideoState.Uploaded, VideoState.Processing or VideoState.Failed) => true,
        (VideoState.Processing, VideoState.Processing or VideoState.Ready or VideoState.Failed) => true,
        (VideoState.Failed, VideoState.Uploaded or VideoState.Processing) => true,
        _ => false,
    };

    /// <summary>Whether its processing is over, until somebody retries.</summary>
    public static bool IsEnd(VideoState state) => state is VideoState.Ready or VideoState.Failed;

    /// <summary>Whether the owner or an instructor may ask for processing the same file again.</summary>
    public static bool CanRetry(Video video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return video is { State: VideoState.Failed, Failure.Retryable: true };
    }
}
