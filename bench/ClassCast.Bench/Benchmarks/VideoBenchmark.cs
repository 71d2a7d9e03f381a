using System.Diagnostics;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Contracts;

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
            await MeasureAsync(run, directory.FullName, seconds: run.Quick ? 3 : 60, cancellationToken);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Run run, string directory, int seconds, CancellationToken cancellationToken)
    {
        var file = await SampleAsync(directory, "sample.mp4", seconds, cancellationToken);
        await using var classroom = await RunningClassroom.StartDemoAsync(Path.Combine(directory, "data"), cancellationToken);
        // the first video also pays for compiling the worker's code, once for as long as it runs
        await OursAsync(classroom, await SampleAsync(directory, "first.mp4", Math.Min(5, seconds), cancellationToken), "student01", cancellationToken);
        var bare = await BareVideo.OfAsync(directory, file, seconds, cancellationToken);
        List<Ours> ours = [];
        List<Cost> onePass = [];
        List<double> copy = [];
        List<double> separate = [];
        for (var round = 0; round < Math.Min(2, run.Rounds); round++)
        {
            ours.Add(await OursAsync(classroom, file, $"student{round + 2:00}", cancellationToken));
            onePass.Add(await bare.OnePassAsync(cancellationToken));
            copy.Add((await bare.CopyAsync(cancellationToken)).Wall);
            if (round == 0)
            {
                // the longest of all, and its CPU time is what counts: once, in the middle of the others
                separate.Add((await bare.OnePerOutputAsync(cancellationToken)).Processor);
            }
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
            Limit = new Samples(separate),
            LimitIs = ManyProcesses,
            Budget = Budget.RatioAtMost(0.65),
        });
        run.Add(new Figure($"{work}: of that CPU, .NET itself", new Samples([.. ours.Select(one => one.Own)]), "CPU s"));
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

    private static async Task<string> SampleAsync(string directory, string name, int seconds, CancellationToken cancellationToken)
    {
        await Ffmpeg.RunAsync(
            directory,
            [
                "-v", "error", "-f", "lavfi", "-i", $"testsrc2=size=1920x1080:rate=30:duration={seconds}",
                "-f", "lavfi", "-i", $"sine=frequency=440:duration={seconds}",
                "-c:v", "libx264", "-preset", "veryfast", "-b:v", "8M", "-pix_fmt", "yuv420p", "-g", "60", "-c:a", "aac", name,
            ],
            cancellationToken);
        return Path.Combine(directory, name);
    }

    /// <param name="Watchable">Seconds from the confirmation.</param>
    /// <param name="Ready">Seconds from the confirmation.</param>
    /// <param name="Processor">CPU seconds of the worker with its children.</param>
    /// <param name="Own">Of those, the worker's own.</param>
    private sealed record Ours(double Watchable, double Ready, double Processor, double Own);
}
