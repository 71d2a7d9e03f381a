using ClassCast.Core.Diagnostics;
using ClassCast.Core.Videos;
using ClassCast.Core.Videos.Processing;

namespace ClassCast.Workers.Video;

/// <summary>What ffmpeg left in the job's folder: believed only after a look at it.</summary>
public sealed class VideoOutputs(MediaRunner media, VideoFiles files)
{
    public const string Mp4Type = "video/mp4";
    public const string JpegType = "image/jpeg";

    /// <summary>All that <paramref name="plan"/> asked for.</summary>
    /// <param name="seconds">How long the original plays.</param>
    /// <exception cref="VideoProcessingException">Something is missing, or not as planned.</exception>
    public async Task<MadeFiles> VerifyAsync(string videoId, ProcessingPlan plan, double seconds, JobFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        using var span = ClassCastTelemetry.Source.StartActivity("verify");
        List<Rendition> renditions = [];
        foreach (var planned in plan.Renditions)
        {
            renditions.Add(await VerifyAsync(videoId, planned.Name, (planned.Width, planned.Height), seconds, folder, cancellationToken));
        }

        string[] posters = [.. Directory.GetFiles(folder.Path, "poster-*.jpg").Order(StringComparer.Ordinal)];
        var tiles = File.Exists(folder.File(FfmpegArguments.TileTimesFile))
            ? TileTimes.Parse(await File.ReadAllLinesAsync(folder.File(FfmpegArguments.TileTimesFile), cancellationToken))
            : [];
        if (posters.Length == 0 || tiles.Count == 0 || !File.Exists(folder.File(FfmpegArguments.StoryboardFile)))
        {
            throw VideoProcessingException.Of(FailureCodes.Truncated, $"{posters.Length} poster candidates and {tiles.Count} tiles could be decoded.");
        }

        var poster = posters[PosterPlan.Choose([.. posters.Select(path => new FileInfo(path).Length)])];
        var board = plan.Storyboard;
        var held = board.Columns * board.Rows;
        return new MadeFiles(
            renditions,
            poster,
            new Storyboard(VideoKeys.Processed(videoId, VideoKeys.Storyboard), board.TileWidth, board.TileHeight, board.Columns, [.. tiles.Take(held)]));
    }

    /// <summary>One MP4: it has a picture of the right size and plays as long as the original, within 1 % or 0.2 s.</summary>
    public async Task<Rendition> VerifyAsync(
        string videoId, string name, (int Width, int Height) displayed, double seconds, JobFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var path = folder.File($"{name}.mp4");
        var probe = await media.ProbeAsync(path, folder.Path, cancellationToken);
        if (probe.Video?.Displayed != displayed)
        {
            throw VideoProcessingException.Of(FailureCodes.Internal, $"{name} shows {probe.Video?.Displayed} instead of {displayed}.");
        }

        var plays = probe.DeclaredSeconds ?? 0;
        if (Math.Abs(plays - seconds) > Math.Max(0.2, seconds * 0.01))
        {
            // less than the packets promised: the end of it cannot be decoded
            var code = plays < seconds ? FailureCodes.Truncated : FailureCodes.Internal;
            throw VideoProcessingException.Of(code, $"{name} plays {plays:0.###} s of {seconds:0.###} s.");
        }

        var sha256 = await VideoFiles.Sha256Async(path, cancellationToken);
        return new Rendition(name, VideoKeys.Rendition(videoId, name), displayed.Width, displayed.Height, new FileInfo(path).Length, sha256);
    }

    /// <summary>Into place, each replacing what an earlier attempt may have put there.</summary>
    public async Task PutAsync(string videoId, MadeFiles made, JobFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(folder);
        using var span = ClassCastTelemetry.Source.StartActivity("publish");
        span?.SetTag("classcast.video.bytes", made.Renditions.Sum(rendition => rendition.Bytes));
        foreach (var rendition in made.Renditions)
        {
            await files.PutAsync(rendition.Key, folder.File($"{rendition.Name}.mp4"), Mp4Type, cancellationToken);
        }

        await files.PutAsync(VideoKeys.Processed(videoId, VideoKeys.Thumbnail), made.PosterPath, JpegType, cancellationToken);
        await files.PutAsync(made.Storyboard.Key, folder.File(FfmpegArguments.StoryboardFile), JpegType, cancellationToken);
    }
}

/// <param name="PosterPath">In the job's folder.</param>
public sealed record MadeFiles(IReadOnlyList<Rendition> Renditions, string PosterPath, Storyboard Storyboard);
