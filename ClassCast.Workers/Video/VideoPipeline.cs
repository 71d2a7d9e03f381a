using ClassCast.Core.Assignments;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Ports;
using ClassCast.Core.Videos;
using ClassCast.Core.Videos.Processing;

namespace ClassCast.Workers.Video;

/// <summary>From an original to a Ready row: probe, stream copy where possible, one decode for everything else, proof, publication. Safe to repeat.</summary>
public sealed partial class VideoPipeline(
    MediaRunner media, VideoFiles files, VideoOutputs outputs, WorkFolders folders, IEventBus bus, VideoMetrics metrics, TimeProvider time, ILogger<VideoPipeline> logger)
{
    private const int LargestSide = 8192;

    /// <exception cref="VideoProcessingException">It cannot be done now, or at all.</exception>
    public async Task ProcessAsync(VideoRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        using var folder = folders.Create();
        var input = await FetchAsync(row, folder, cancellationToken);
        var probe = await ProbeAsync(input, folder, cancellationToken);
        var hashing = VideoFiles.Sha256Async(input, cancellationToken);
        var scanning = media.ScanAsync(input, probe, folder.Path, cancellationToken);
        await Task.WhenAll(hashing, scanning);
        var (sha256, scan) = (await hashing, await scanning);
        Check(probe, scan, await row.AssignmentAsync(cancellationToken));

        var seconds = scan.PresentationSeconds;
        var plan = ProcessingPlanner.Plan(probe, scan.VideoEndSeconds);
        if (plan.CanStreamCopy)
        {
            await TryPublishSourceAsync(row, input, probe, seconds, sha256, folder, cancellationToken);
        }

        var progress = new ProgressReporter(row, bus, time);
        await progress.WhileAsync(
            token => media.TranscodeAsync(input, probe, plan, seconds, folder.Path, percent => progress.Report(Math.Min(percent, 99)), token),
            cancellationToken);

        var made = await outputs.VerifyAsync(row.Current.VideoId, plan, seconds, folder, cancellationToken);
        await outputs.PutAsync(row.Current.VideoId, made, folder, cancellationToken);

        // The stream-copied version comes last: it is the heaviest to load. Where it shows nothing more than the renditions it is dropped, and
        // removed when nobody who began with it is still watching, see Tidy.
        var source = row.Current.Renditions.Where(rendition => plan.KeepsSource && rendition.Name == ProcessingPlan.SourceName);
        await row.ReadyAsync(
            row.Current with
            {
                Sha256 = sha256,
                DurationSeconds = Math.Round(seconds, 3),
                Renditions = [.. made.Renditions, .. source],
                PosterKey = VideoKeys.Processed(row.Current.VideoId, VideoKeys.Thumbnail),
                Storyboard = made.Storyboard,
            },
            cancellationToken);
        metrics.Ready(seconds, SinceConfirmed(row));
        IsReady(row.Current.VideoId, seconds, plan.Renditions.Count, SinceConfirmed(row).TotalSeconds);
    }

    private async Task<string> FetchAsync(VideoRow row, JobFolder folder, CancellationToken cancellationToken)
    {
        using var span = ClassCastTelemetry.Source.StartActivity("fetch original");
        return await files.FetchAsync(row.Current.OriginalKey, folder, cancellationToken);
    }

    private async Task<MediaProbe> ProbeAsync(string input, JobFolder folder, CancellationToken cancellationToken)
    {
        var start = new byte[ContainerSniffer.RequiredBytes];
        await using (var stream = File.OpenRead(input))
        {
            var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            if (ContainerSniffer.Sniff(start.AsSpan(0, read)) is null)
            {
                throw VideoProcessingException.Of(FailureCodes.NotAVideo, "Its first bytes are of no video container.");
            }
        }

        var probe = await media.ProbeAsync(input, folder.Path, cancellationToken);
        return probe.Video switch
        {
            null => throw VideoProcessingException.Of(FailureCodes.NoVideoStream, $"{probe.FormatName} without a video stream."),
            { Codec: null } => throw VideoProcessingException.Of(FailureCodes.UnsupportedCodec, "ffprobe does not know the codec."),
            { Width: > LargestSide } or { Height: > LargestSide } => throw VideoProcessingException.Of(FailureCodes.UnsupportedCodec, "The picture is larger than 8K."),
            { Width: <= 0 } or { Height: <= 0 } => throw VideoProcessingException.Of(FailureCodes.Truncated, "The picture has no size."),
            _ => probe,
        };
    }

    private static void Check(MediaProbe probe, PacketScan scan, Assignment? assignment)
    {
        var held = scan.PresentationSeconds;
        if (scan.VideoPackets == 0)
        {
            throw VideoProcessingException.Of(FailureCodes.Truncated, "There are no packets of video.");
        }

        if (probe.DeclaredSeconds is { } declared && declared - held > Math.Max(0.5, declared * 0.02))
        {
            throw new VideoProcessingException(FailureCodes.CutShort(held, declared), $"{held:0.###} s of {declared:0.###} s are there.");
        }

        // a recorder stopped at the limit overshoots by a few frames
        if (assignment?.MaximumSeconds is { } maximum && held > maximum + 0.5)
        {
            throw new VideoProcessingException(FailureCodes.VideoTooLong(held, maximum), $"{held:0.###} s of at most {maximum} s.");
        }
    }

    // Never a reason to fail: if this version does not come out right, the renditions follow anyway.
    private async Task TryPublishSourceAsync(
        VideoRow row, string input, MediaProbe probe, double seconds, string sha256, JobFolder folder, CancellationToken cancellationToken)
    {
        if (row.Current.Renditions.FirstOrDefault(rendition => rendition.Name == ProcessingPlan.SourceName) is { } published
            && await files.IsInPlaceAsync(published, cancellationToken))
        {
            return;
        }

        try
        {
            await media.StreamCopyAsync(input, probe, folder.Path, cancellationToken);
            var displayed = probe.Video!.Displayed;
            var source = await outputs.VerifyAsync(row.Current.VideoId, ProcessingPlan.SourceName, displayed, seconds, folder, cancellationToken);
            await files.PutAsync(source.Key, folder.File(FfmpegArguments.SourceFile), VideoOutputs.Mp4Type, cancellationToken);
            await row.WatchableAsync(source, Math.Round(seconds, 3), sha256, cancellationToken);
            metrics.Watchable(SinceConfirmed(row));
        }
        catch (VideoProcessingException exception) when (exception.Failure.Code is not (FailureCodes.StorageFull or FailureCodes.ProcessingInterrupted))
        {
            NotCopied(exception, row.Current.VideoId);
        }
    }

    private TimeSpan SinceConfirmed(VideoRow row) => time.GetUtcNow() - (row.Current.ConfirmedAt ?? row.Current.CreatedAt);

    [LoggerMessage(LogLevel.Information, "Video {VideoId} of {Seconds:0.0} s is ready with {Renditions} renditions, {SinceConfirmed:0.0} s after it was confirmed")]
    private partial void IsReady(string videoId, double seconds, int renditions, double sinceConfirmed);

    [LoggerMessage(LogLevel.Warning, "Video {VideoId} could not be published by copying its streams; it becomes watchable when it is transcoded")]
    private partial void NotCopied(Exception exception, string videoId);
}
