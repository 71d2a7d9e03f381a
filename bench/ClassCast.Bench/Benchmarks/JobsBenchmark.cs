using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using ClassCast.Bench.Data;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;
using ClassCast.Core.Ports;

namespace ClassCast.Bench.Benchmarks;

/// <summary>From the commit that enqueues a job, in one process, to another process having it leased.</summary>
internal static class JobsBenchmark
{
    /// <summary>The other process: leases, completes, and writes for each job when it was committed and when it had it.</summary>
    public const string Command = "lease-jobs";

    private static readonly QueueDefinition<StampedJob> Queue = new() { Name = "bench", LeaseTime = TimeSpan.FromSeconds(30), Json = BenchJson.Default.StampedJob };

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("classcast-bench-");
        try
        {
            await using var backend = await OpenBackend.StartAsync(directory.FullName, cancellationToken);
            using var worker = Tool.Start("dotnet", ["exec", typeof(JobsBenchmark).Assembly.Location, Command, directory.FullName]);
            await worker.StandardOutput.ReadLineAsync(cancellationToken);
            // the first ones pay for compiling the code
            await LatenciesAsync(backend, worker, 20, TimeSpan.FromMilliseconds(20), cancellationToken);
            var idle = await LatenciesAsync(backend, worker, run.Quick ? 20 : 60, TimeSpan.FromMilliseconds(150), cancellationToken);
            run.Add(Percentile("job: commit → leased in the worker's process, idle", idle) with { Budget = Budget.AtMost(100) });
            var busy = await LatenciesAsync(backend, worker, run.Quick ? 100 : 400, TimeSpan.FromMilliseconds(20), cancellationToken);
            run.Add(Percentile("job: commit → leased in the worker's process, 50 jobs/s", busy));
            worker.StandardInput.Close();
            await worker.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    public static async Task LeaseAsync(string dataDirectory)
    {
        await using var backend = await OpenBackend.StartAsync(dataDirectory, CancellationToken.None);
        using var ended = new CancellationTokenSource();
        var input = ParentProcess.EndedAsync().ContinueWith(_ => ended.Cancel(), TaskScheduler.Default);
        Console.WriteLine("ready");
        try
        {
            while (!ended.IsCancellationRequested)
            {
                if (await backend.Jobs.LeaseAsync(Queue, TimeSpan.FromSeconds(20), ended.Token) is { } lease)
                {
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(lease.Job.CommittedAt).TotalMilliseconds}"));
                    await backend.Jobs.CompleteAsync(lease, CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // asked to end
        }

        await input;
    }

    private static async Task<Samples> LatenciesAsync(OpenBackend backend, Process worker, int jobs, TimeSpan between, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(between);
        var reading = ReadAsync(worker, jobs, cancellationToken);
        for (var job = 0; job < jobs; job++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            // the monotonic clock is the same in every process of a machine; taken before the commit, whose time is thus included
            await backend.Tables.CommitAsync(new Transaction().Enqueue(Queue, new StampedJob(Stopwatch.GetTimestamp())), cancellationToken);
        }

        return await reading;
    }

    private static async Task<Samples> ReadAsync(Process worker, int lines, CancellationToken cancellationToken)
    {
        List<double> milliseconds = [];
        while (milliseconds.Count < lines)
        {
            var line = await worker.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The worker's process ended.");
            milliseconds.Add(double.Parse(line, CultureInfo.InvariantCulture));
        }

        return new Samples(milliseconds);
    }

    private static Figure Percentile(string work, Samples milliseconds) =>
        new($"{work} (median {milliseconds.Median.ToString("0.0", CultureInfo.InvariantCulture)})", Samples.Of(milliseconds.Percentile(95)), "ms (p95)");
}

internal sealed record StampedJob(long CommittedAt);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StampedJob))]
internal sealed partial class BenchJson : JsonSerializerContext;
