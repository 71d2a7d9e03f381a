using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Contracts;

namespace ClassCast.Bench.Benchmarks;

/// <summary>
/// The last minute before a deadline: a whole year hands in at once, each through the Web's address, while others look at their assignments. The
/// videos are real, so the worker begins with them meanwhile.
/// </summary>
internal static class BurstBenchmark
{
    private const int VideoBytes = 5 * 1024 * 1024;

    // late in the list of a course, so that it is open
    private const int Assignment = 8;

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        var students = run.Quick ? 40 : 300;
        var within = TimeSpan.FromSeconds(run.Quick ? 2 : 10);
        var stage = await run.StageAsync(cancellationToken);
        var bytes = await VideoAsync(stage.DataDirectory, cancellationToken);
        var people = await PeopleAsync(stage, students, cancellationToken);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var meanwhile = WatchAsync(stage, watching.Token);
        ConcurrentBag<(StudentClient Student, ReceiptResponse Receipt)> receipts = [];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(people.Select((student, number) => HandInAsync(stage, student, number, within * number / students, bytes, receipts, cancellationToken)));
        var seconds = watch.Elapsed.TotalSeconds;
        await watching.CancelAsync();
        var lost = students - await KeptAsync(receipts, bytes.Length, cancellationToken);
        var raw = await RawWriteAsync(stage.DataDirectory, bytes, students, cancellationToken);

        var work = $"deadline: {students} students start 5 MB within {within.TotalSeconds:0} s";
        run.Add(new Figure($"{work}: lost", Samples.Of(lost), "videos") { Budget = Budget.AtMost(0) });
        run.Add(new Figure($"{work}: until the last receipt", Samples.Of(seconds), "s") { Limit = Samples.Of(raw), LimitIs = "the same bytes to files, flushed" });
        run.Add(new Figure($"{work}: Api meanwhile, p95", Samples.Of(new Samples(await meanwhile).Percentile(95)), "ms") { Budget = Budget.AtMost(250) });
        // three hundred videos wait for the worker now: whoever measures next wants a quiet one
        await run.CloseStageAsync();
    }

    private static async Task<byte[]> VideoAsync(string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, "burst.mp4");
        string[] arguments =
        [
            "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=4", "-f", "lavfi", "-i", "sine=frequency=440:duration=4",
            "-c:v", "libx264", "-preset", "ultrafast", "-b:v", "9M", "-pix_fmt", "yuv420p", "-c:a", "aac", "-movflags", "+faststart", file,
        ];
        byte[] video;
        if (Tool.Find("ffmpeg") is null)
        {
            // taken for a video by its first bytes, which is all that handing in looks at
            video = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp41"u8];
        }
        else
        {
            await Ffmpeg.RunAsync(directory, arguments, cancellationToken);
            video = await File.ReadAllBytesAsync(file, cancellationToken);
            File.Delete(file);
        }

        // a box of free space makes up the size: ffmpeg skips it, the upload does not
        var padding = Math.Max(8, VideoBytes - video.Length);
        byte[] free = [.. BitConverter.GetBytes(padding).Reverse(), .. "free"u8, .. RandomNumberGenerator.GetBytes(padding - 8)];
        return [.. video, .. free];
    }

    private static async Task<List<StudentClient>> PeopleAsync(Stage stage, int students, CancellationToken cancellationToken)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1000 };
        List<StudentClient> people = [];
        for (var student = 0; student < students; student++)
        {
            var api = new HttpClient(handler, disposeHandler: false) { BaseAddress = stage.Classroom.AddressOf("api"), Timeout = TimeSpan.FromMinutes(3) };
            api.DefaultRequestHeaders.Authorization = new("Bearer", await stage.TokenAsync(ClassroomData.StudentName(student), cancellationToken));
            people.Add(new StudentClient(api, new HttpClient(handler, disposeHandler: false) { BaseAddress = stage.Classroom.AddressOf("web"), Timeout = TimeSpan.FromMinutes(3) }));
        }

        return people;
    }

    private static async Task HandInAsync(
        Stage stage, StudentClient student, int number, TimeSpan delay, byte[] bytes, ConcurrentBag<(StudentClient, ReceiptResponse)> receipts, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, cancellationToken);
        var video = await student.UploadAsync(ClassroomData.AssignmentId(stage.Data.CourseOf(number, 0), Assignment), bytes, cancellationToken);
        receipts.Add((student, await student.ConfirmAsync(video, cancellationToken)));
    }

    private static async Task<int> KeptAsync(IEnumerable<(StudentClient Student, ReceiptResponse Receipt)> receipts, int length, CancellationToken cancellationToken)
    {
        var kept = 0;
        foreach (var (student, receipt) in receipts)
        {
            var video = await student.ReadAsync(receipt.VideoId, cancellationToken);
            kept += video.Bytes == length && video.OriginalUrl is not null ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Ten looks a second at the assignments, by people who hand in nothing.</summary>
    private static async Task<List<double>> WatchAsync(Stage stage, CancellationToken stopping)
    {
        List<double> milliseconds = [];
        using var api = await stage.ClientAsync(ClassroomData.StudentName(SeededClassroom.StudentAccounts - 1), stopping);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                var watch = Stopwatch.StartNew();
                await api.GetByteArrayAsync("/api/student/assignments", stopping);
                milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            // the burst is over
        }

        return milliseconds;
    }

    private static async Task<double> RawWriteAsync(string directory, byte[] bytes, int files, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, "raw"));
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, files), cancellationToken, async (number, token) =>
        {
            await using var file = new FileStream(Path.Combine(folder.FullName, $"{number}"), FileMode.CreateNew);
            await file.WriteAsync(bytes, token);
            file.Flush(flushToDisk: true);
        });
        var seconds = watch.Elapsed.TotalSeconds;
        folder.Delete(recursive: true);
        return seconds;
    }
}
