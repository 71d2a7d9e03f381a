using System.Diagnostics;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Contracts;
using ClassCast.Core.Videos.Processing;

namespace ClassCast.Bench.Benchmarks;

/// <summary>A 60 s video through the whole application, beside the ffmpeg processes that would make the same outputs by hand.</summary>
internal static class VideoBenchmark
{
    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        if (Tool.Find("ffmpeg") is null)
        {
            run.Skip("ffmpeg is not installed; the video benchmarks are left out.");
            return;
        }

        var directory = Directory.CreateTempSubdirectory("classcast-bench-");
        try
        {
            await MeasureAsync(run, directory.FullName, seconds: run.Quick ? 10 : 60, cancellationToken);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Run run, string directory, int seconds, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, "sample.mp4");
        await Ffmpeg.RunAsync(
            directory,
            [
                "-v", "error", "-f", "lavfi", "-i", $"testsrc2=size=1920x1080:rate=30:duration={seconds}",
                "-f", "lavfi", "-i", $"sine=frequency=440:duration={seconds}",
                "-c:v", "libx264", "-preset", "veryfast", "-b:v", "8M", "-pix_fmt", "yuv420p", "-g", "60", "-c:a", "aac", file,
            ],
            cancellationToken);
        await using var classroom = await RunningClassroom.StartDemoAsync(Path.Combine(directory, "data"), cancellationToken);
        // the first video also pays for compiling the worker's code; both count, and are told apart
        var first = await OursAsync(classroom, file, "student01", cancellationToken);
        List<Ours> ours = [];
        List<Cost> onePass = [];
        List<Cost> separate = [];
        List<double> copy = [];
        for (var round = 0; round < Math.Min(2, run.Rounds); round++)
        {
            ours.Add(await OursAsync(classroom, file, $"student{round + 2:00}", cancellationToken));
            var bare = await BareAsync(directory, file, seconds, cancellationToken);
            onePass.Add(bare.OnePass);
            separate.Add(bare.Separate);
            copy.Add((await Ffmpeg.RunAsync(directory, ["-v", "error", "-y", "-i", file, "-c", "copy", "-movflags", "+faststart", "copy.mp4"], cancellationToken)).Wall);
        }

        var work = $"{seconds} s 1080p30, H.264/AAC";
        const string OneProcess = "one bare ffmpeg, same outputs";
        const string ManyProcesses = "one bare ffmpeg per output";
        run.Add(new Figure($"{work}: confirm → watchable", new Samples([.. ours.Select(one => one.Watchable)]), "s")
        {
            Limit = new Samples(copy),
            LimitIs = "ffmpeg -c copy",
            Budget = new Budget("≤ 3 s + the copy", figure => figure.Ours.Median <= 3 + figure.Limit!.Median),
        });
        run.Add(new Figure($"{work}: confirm → ready", new Samples([.. ours.Select(one => one.Ready)]), "s")
        {
            Limit = new Samples([.. onePass.Select(cost => cost.Wall)]),
            LimitIs = OneProcess,
            Budget = Budget.RatioAtMost(1.03),
        });
        run.Add(new Figure($"{work}: CPU of the worker", new Samples([.. ours.Select(one => one.Processor)]), "CPU s")
        {
            Limit = new Samples([.. onePass.Select(cost => cost.Processor)]),
            LimitIs = OneProcess,
            Budget = Budget.RatioAtMost(1.03),
        });
        run.Add(new Figure($"{work}: CPU of the worker", new Samples([.. ours.Select(one => one.Processor)]), "CPU s")
        {
            Limit = new Samples([.. separate.Select(cost => cost.Processor)]),
            LimitIs = ManyProcesses,
            Budget = Budget.RatioAtMost(0.65),
        });
        run.Add(new Figure($"{work}: of that CPU, .NET itself", new Samples([.. ours.Select(one => one.Own)]), "CPU s"));
        run.Add(new Figure($"{work}: the worker's first video, CPU", Samples.Of(first.Processor), "CPU s"));
    }

    private static async Task<Ours> OursAsync(RunningClassroom classroom, string file, string student, CancellationToken cancellationToken)
    {
        using var api = classroom.CreateClient("api");
        using var web = classroom.CreateClient("web");
        var client = new StudentClient(api, web);
        await client.SignInAsync($"{student}@demo.classcast.example", RunningClassroom.Password, cancellationToken);
        var video = await client.UploadAsync(file, cancellationToken);
        var worker = await classroom.ProcessIdAsync("workers", cancellationToken);
        var (before, ownBefore) = (ProcessorTime.OfTree(worker), ProcessorTime.Of(worker));

        var watch = Stopwatch.StartNew();
        await client.ConfirmAsync(video, cancellationToken);
        await client.WaitAsync(video, seen => seen.Renditions.Count > 0, cancellationToken);
        var watchable = watch.Elapsed.TotalSeconds;
        await client.WaitAsync(video, seen => seen.State == VideoState.Ready, cancellationToken);
        return new Ours(watchable, watch.Elapsed.TotalSeconds, ProcessorTime.OfTree(worker) - before, ProcessorTime.Of(worker) - ownBefore);
    }

    private static async Task<(Cost OnePass, Cost Separate)> BareAsync(string directory, string file, int seconds, CancellationToken cancellationToken)
    {
        var probe = FfprobeReport.Parse(await Ffmpeg.ProbeAsync(directory, FfmpegArguments.Probe(file), cancellationToken));
        var plan = ProcessingPlanner.Plan(probe, seconds);
        // the version that is watchable at once is an output as well
        string[] source = plan.CanStreamCopy ? ["-map", "0", "-c", "copy", "-map_metadata", "-1", "-movflags", "+faststart", FfmpegArguments.SourceFile] : [];
        var onePass = await Ffmpeg.RunAsync(
            directory, [.. FfmpegArguments.Transcode(file, probe, plan, Environment.ProcessorCount), .. source], cancellationToken);
        var separate = Cost.Nothing;
        foreach (var rendition in plan.Renditions)
        {
            separate += await Ffmpeg.RunAsync(
                directory,
                [
                    "-v", "error", "-y", "-i", file, "-vf", $"scale={rendition.Width}:{rendition.Height}:flags=bicubic",
                    "-c:v", "libx264", "-preset", "veryfast", "-crf", $"{rendition.Crf}", "-c:a", "copy", "-movflags", "+faststart", "separate.mp4",
                ],
                cancellationToken);
        }

        if (plan.CanStreamCopy)
        {
            separate += await Ffmpeg.RunAsync(directory, ["-v", "error", "-y", "-i", file, "-c", "copy", "-movflags", "+faststart", "separate.mp4"], cancellationToken);
        }

        separate += await Ffmpeg.RunAsync(directory, ["-v", "error", "-y", "-ss", "6", "-i", file, "-frames:v", "1", "separate.jpg"], cancellationToken);
        var board = plan.Storyboard;
        separate += await Ffmpeg.RunAsync(
            directory,
            [
                "-v", "error", "-y", "-i", file, "-frames:v", "1",
                "-vf", $"fps=1/{board.IntervalSeconds},scale={board.TileWidth}:{board.TileHeight},tile={board.Columns}x{board.Rows}", "separate.jpg",
            ],
            cancellationToken);
        return (onePass, separate);
    }

    /// <param name="Watchable">Seconds from the confirmation.</param>
    /// <param name="Ready">Seconds from the confirmation.</param>
    /// <param name="Processor">CPU seconds of the worker with its children.</param>
    /// <param name="Own">Of those, the worker's own.</param>
    private sealed record Ours(double Watchable, double Ready, double Processor, double Own);
}
