using ClassCast.Bench.Runner;
using ClassCast.Core.Videos.Processing;

namespace ClassCast.Bench.Benchmarks;

/// <summary>ffmpeg by itself, with the outputs that the worker would make of a file.</summary>
internal sealed class BareVideo
{
    private readonly string directory;
    private readonly string file;
    private readonly MediaProbe probe;
    private readonly ProcessingPlan plan;

    private BareVideo(string directory, string file, MediaProbe probe, ProcessingPlan plan) =>
        (this.directory, this.file, this.probe, this.plan) = (directory, file, probe, plan);

    public static async Task<BareVideo> OfAsync(string directory, string file, int seconds, CancellationToken cancellationToken)
    {
        var report = FfprobeReport.Parse(await Ffmpeg.ProbeAsync(directory, FfmpegArguments.Probe(file), cancellationToken));
        return new(directory, file, report, ProcessingPlanner.Plan(report, seconds));
    }

    /// <summary>All in one process. The version that is watchable at once is an output as well.</summary>
    public Task<Cost> OnePassAsync(CancellationToken cancellationToken)
    {
        string[] source = plan.CanStreamCopy ? ["-map", "0", "-c", "copy", "-map_metadata", "-1", "-movflags", "+faststart", FfmpegArguments.SourceFile] : [];
        return Ffmpeg.RunAsync(directory, [.. FfmpegArguments.Transcode(file, probe, plan, Environment.ProcessorCount), .. source], cancellationToken);
    }

    public Task<Cost> CopyAsync(CancellationToken cancellationToken) => RunAsync(["-c", "copy", "-movflags", "+faststart", "separate.mp4"], cancellationToken);

    public async Task<Cost> OnePerOutputAsync(CancellationToken cancellationToken)
    {
        var cost = Cost.Nothing;
        foreach (var rendition in plan.Renditions)
        {
            cost += await RunAsync(
                [
                    "-vf", $"scale={rendition.Width}:{rendition.Height}:flags=bicubic",
                    "-c:v", "libx264", "-preset", "veryfast", "-crf", $"{rendition.Crf}", "-c:a", "copy", "-movflags", "+faststart", "separate.mp4",
                ],
                cancellationToken);
        }

        if (plan.CanStreamCopy)
        {
            cost += await CopyAsync(cancellationToken);
        }

        cost += await Ffmpeg.RunAsync(directory, ["-v", "error", "-y", "-ss", "6", "-i", file, "-frames:v", "1", "separate.jpg"], cancellationToken);
        var board = plan.Storyboard;
        return cost + await RunAsync(
            ["-frames:v", "1", "-vf", $"fps=1/{board.IntervalSeconds},scale={board.TileWidth}:{board.TileHeight},tile={board.Columns}x{board.Rows}", "separate.jpg"],
            cancellationToken);
    }

    private Task<Cost> RunAsync(string[] output, CancellationToken cancellationToken) =>
        Ffmpeg.RunAsync(directory, ["-v", "error", "-y", "-i", file, .. output], cancellationToken);
}
