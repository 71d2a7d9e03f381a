using System.Security.Cryptography;
using ClassCast.Bench.Data;
using ClassCast.Bench.Load;
using ClassCast.Bench.Runner;
using ClassCast.Core.Ports;

namespace ClassCast.Bench.Benchmarks;

/// <summary>A video's bytes by Range, as players ask for them, beside Kestrel sending the same file.</summary>
internal static class BlobBenchmark
{
    private const int FileBytes = 64 * 1024 * 1024;
    private const int RangeBytes = 1024 * 1024;

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        if (Wrk.IsMissing)
        {
            run.Skip(Wrk.MissingText);
            return;
        }

        var stage = await run.StageAsync(cancellationToken);
        var key = new BlobKey(Buckets.Videos, "processed/0197a0c0000070008000000000000000/720p.mp4");
        var content = RandomNumberGenerator.GetBytes(FileBytes);
        string signed;
        await using (var backend = await OpenBackend.StartAsync(stage.DataDirectory, cancellationToken))
        {
            await backend.Blobs.PutAsync(key, new MemoryStream(content), "video/mp4", cancellationToken);
            signed = backend.Blobs.SignGet(key, TimeSpan.FromHours(1)).ToString();
        }

        await stage.Bare.AnswerAsync("video.mp4", content, cancellationToken);
        var bare = Ranges("/file/video.mp4");
        await Wrk.WarmAsync(stage.Bare.Address, bare, run.WarmingTurns, cancellationToken);
        await AddAsync("api", "blob by Range, 1 MB each", Budget.RatioAtLeast(0.8));
        await AddAsync("web", "blob by Range through the Web's address, 1 MB each", null);

        async Task AddAsync(string resource, string work, Budget? budget)
        {
            var ours = Ranges(signed);
            var server = stage.Classroom.AddressOf(resource);
            await Wrk.WarmAsync(server, ours, run.WarmingTurns, cancellationToken);
            var (first, second) = await run.PairsAsync(
                async () => Megabytes(await Wrk.RunAsync(server, ours, run.LoadTime, cancellationToken)),
                async () => Megabytes(await Wrk.RunAsync(stage.Bare.Address, bare, run.LoadTime, cancellationToken)));
            run.Add(new Figure(work, first, "MB/s") { Limit = second, LimitIs = "bare Kestrel, SendFile", Budget = budget });
        }
    }

    private static List<Request> Ranges(string path) =>
    [
        .. Enumerable.Range(0, FileBytes / RangeBytes).Select(n => new Request("GET", path, Range: $"bytes={n * RangeBytes}-{((n + 1) * RangeBytes) - 1}")),
    ];

    private static double Megabytes(LoadResult result) => result.Bytes / (result.Microseconds / 1e6) / 1e6;
}
