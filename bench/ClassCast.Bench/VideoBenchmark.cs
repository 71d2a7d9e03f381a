using System.Diagnostics;
using ClassCast.Contracts;
using ClassCast.Core.Videos.Processing;

namespace ClassCast.Bench;

/// <summary>A 60 s video through the whole application, beside the ffmpeg processes that would make the same outputs by hand.</summary>
internal static class VideoBenchmark
{
    private const int Seconds = 60;

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("classcast-bench-");
        try
        {
            var file = Path.Combine(directory.FullName, "sample.mp4");
            await Ffmpeg.RunAsync(
                directory.FullName,
                [
                    "-v", "error", "-f", "lavfi", "-i", $"testsrc2=size=1920x1080:rate=30:duration={Seconds}",
                    "-f", "lavfi", "-i", $"sine=frequency=440:duration={Seconds}",
                    "-c:v", "libx264", "-preset", "veryfast", "-b:v", "8M", "-pix_fmt", "yuv420p", "-g", "60", "-c:a", "aac", file,
                ],
                cancellationToken);
            var bare = await BareAsync(directory.FullName, file, cancellationToken);
            var ours = await OursAsync(Path.Combine(directory.FullName, "data"), file, cancellationToken);
            return
            [
                new Figure($"{Seconds} s 1080p: confirm to watchable", ours.Watchable, "s"),
                new Figure($"{Seconds} s 1080p: confirm to ready", ours.Ready, "s", bare.OnePass.Wall, "one bare ffmpeg process, same outputs"),
                new Figure($"{Seconds} s 1080p: CPU of the worker", ours.Processor, "CPU s", bare.OnePass.Processor, "one bare ffmpeg process, same outputs"),
                new Figure($"{Seconds} s 1080p: CPU of the worker", ours.Processor, "CPU s", bare.Separate.Processor, "one bare ffmpeg process per output"),
            ];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<(double Watchable, double Ready, double Processor)> OursAsync(string dataDirectory, string file, CancellationToken cancellationToken)
    {
        await using var classroom = await RunningClassroom.StartAsync(dataDirectory, cancellationToken);
        using var api = classroom.CreateClient("api");
        using var web = classroom.CreateClient("web");
        var student = new StudentClient(api, web);
        await student.SignInAsync("student01@demo.classcast.example", cancellationToken);
        var video = await student.UploadAsync(file, cancellationToken);
        var worker = await classroom.ProcessIdAsync("workers", cancellationToken);
        var before = ProcessorTime.OfTree(worker);

        var watch = Stopwatch.StartNew();
        await student.ConfirmAsync(video, cancellationToken);
        await student.WaitAsync(video, seen => seen.Renditions.Count > 0, cancellationToken);
        var watchable = watch.Elapsed.TotalSeconds;
        await student.WaitAsync(video, seen => seen.State == VideoState.Ready, cancellationToken);
        return (watchable, watch.Elapsed.TotalSeconds, ProcessorTime.OfTree(worker) - before);
    }

    private static async Task<(Cost OnePass, Cost Separate)> BareAsync(string directory, string file, CancellationToken cancellationToken)
    {
        var probe = FfprobeReport.Parse(await Ffmpeg.ProbeAsync(directory, FfmpegArguments.Probe(file), cancellationToken));
        var plan = ProcessingPlanner.Plan(probe, Seconds);
        var onePass = await Ffmpeg.RunAsync(directory, FfmpegArguments.Transcode(file, probe, plan, Environment.ProcessorCount), cancellationToken);
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
}

/// <summary>Seconds on the clock and of the processors.</summary>
internal readonly record struct Cost(double Wall, double Processor)
{
    public static Cost Nothing => default;

    public static Cost operator +(Cost left, Cost right) => new(left.Wall + right.Wall, left.Processor + right.Processor);
}
