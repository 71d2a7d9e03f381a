using ClassCast.Core.Ports;
using ClassCast.Core.Videos;

namespace ClassCast.Workers.Video;

/// <summary>From what went wrong to its failure code.</summary>
public static class MediaErrors
{
    private const int NoSpaceLeft = 28; // ENOSPC
    private const int FileTooLarge = 27; // EFBIG: a limit on file size
    private const int QuotaExceeded = 122; // EDQUOT

    /// <returns>The code for a run of ffmpeg or ffprobe that did not end well; null when nothing in it is familiar.</returns>
    public static string? Classify(MediaProcessResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.TimedOut)
        {
            return FailureCodes.ProcessingTimeout;
        }

        if (Says(result, "No space left on device", "Disk quota exceeded", "File too large"))
        {
            return FailureCodes.StorageFull;
        }

        // killed: by the shell's account 128 + signal; ffmpeg itself answers a gentle signal with 255
        if (result.ExitCode is (> 128 and <= 128 + 15) or 255)
        {
            return FailureCodes.ProcessingInterrupted;
        }

        if (Says(result, "Decoder (codec", "no decoder found", "Unknown decoder"))
        {
            return FailureCodes.UnsupportedCodec;
        }

        // 69: more frames were undecodable than not
        return result.ExitCode == 69 || Says(result, "Cannot determine format of input stream", "nothing was encoded", "Invalid data found when processing input")
            ? FailureCodes.Truncated
            : null;
    }

    /// <summary>The run came to grief by itself, whatever its input: the same may succeed later.</summary>
    public static bool IsPassing(MediaProcessResult result) =>
        Classify(result) is FailureCodes.StorageFull or FailureCodes.ProcessingInterrupted;

    public static string Classify(Exception exception) => exception switch
    {
        VideoProcessingException failed => failed.Failure.Code,
        StorageFullException or StorageUnavailableException { IsDiskFull: true } => FailureCodes.StorageFull,
        IOException { HResult: NoSpaceLeft or FileTooLarge or QuotaExceeded } => FailureCodes.StorageFull,
        _ => FailureCodes.Internal,
    };

    private static bool Says(MediaProcessResult result, params ReadOnlySpan<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            if (result.Errors.Contains(sentence, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
