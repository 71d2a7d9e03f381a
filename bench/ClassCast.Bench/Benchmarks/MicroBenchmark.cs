using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using ClassCast.Bench.Data;
using ClassCast.Bench.Runner;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Bench.Benchmarks;

/// <summary>The parts that every request is made of, by BenchmarkDotNet.</summary>
internal static class MicroBenchmark
{
    public static Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        var job = (run.Quick ? Job.Dry.WithWarmupCount(2).WithIterationCount(3).WithInvocationCount(64).WithUnrollFactor(16) : Job.ShortRun).WithToolchain(InProcessNoEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "classcast-benchmarkdotnet"));
        foreach (var report in BenchmarkRunner.Run<StoreParts>(config).Reports)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
            var results = report.ResultStatistics ?? throw new InvalidOperationException($"BenchmarkDotNet has no result for “{name}”.");
            var samples = new Samples([.. results.OriginalValues.Select(nanoseconds => nanoseconds / 1000)]);
            run.Add(new Figure($"in process: {name}", samples, "µs"));
            run.Add(new Figure($"in process: {name}, allocated", Samples.Of((report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0), "KB"));
        }

        return Task.CompletedTask;
    }
}

/// <summary>On a seeded store, with BenchmarkDotNet's rules: public, not sealed, a method for each.</summary>
public class StoreParts
{
    private SeededClassroom? seeded;
    private OpenBackend? backend;
    private Work work;
    private List<ItemKey> fifty = [];
    private Submission? submission;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        seeded = await SeededClassroom.CreateAsync(0.1, CancellationToken.None);
        backend = await OpenBackend.StartAsync(seeded.Path, CancellationToken.None);
        work = seeded.Data.WorkOf(0).First();
        fifty = [.. seeded.Data.WorkOf(0).Take(50).Select(one => new ItemKey(ClassroomData.VideoId(one)))];
        submission = await backend.Tables.GetAsync(TableCatalog.Submissions, seeded.Data.SubmissionId(work), CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await backend!.DisposeAsync();
        seeded!.Dispose();
    }

    [Benchmark(Description = "one video by key")]
    public Task<Video?> GetOne() => backend!.Tables.GetAsync(TableCatalog.Videos, ClassroomData.VideoId(work), CancellationToken.None);

    [Benchmark(Description = "fifty videos by key")]
    public Task<IReadOnlyList<Video>> GetFifty() => backend!.Tables.GetManyAsync(TableCatalog.Videos, fifty, CancellationToken.None);

    [Benchmark(Description = "page of fifty submissions by index")]
    public Task<Page<Submission>> QueryFifty() =>
        backend!.Tables.QueryAsync(TableCatalog.Submissions, new TableQuery(ClassroomData.CourseId(0)) { Index = "courseId-index" }, CancellationToken.None);

    [Benchmark(Description = "one durable commit: a submission and a counter")]
    public async Task Commit()
    {
        var transaction = new Transaction().Put(TableCatalog.Submissions, submission!, Condition.Always);
        await backend!.Tables.CommitAsync(transaction.Update(TableCatalog.AssignmentCounts, submission!.AssignmentId, Update.Empty.Add("toGrade", 0)), CancellationToken.None);
    }

    [Benchmark(Description = "sign one address")]
    public Uri Sign() => backend!.Blobs.SignGet(new BlobKey(Buckets.Videos, VideoKeys.Rendition(ClassroomData.VideoId(work), "720p")), TimeSpan.FromHours(1));
}
