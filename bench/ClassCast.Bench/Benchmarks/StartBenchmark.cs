using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>From nothing to all resources healthy, and what the processes hold once they have nothing to do.</summary>
internal static class StartBenchmark
{
    private static readonly string[] Resources = ["api", "web", "workers", "cache"];

    public static async Task MeasureAsync(Run run, CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("classcast-bench-");
        try
        {
            List<double> warm = [];
            var first = await SecondsAsync(directory.FullName, _ => Task.CompletedTask, cancellationToken);
            for (var round = 0; round < run.Rounds; round++)
            {
                var last = round == run.Rounds - 1;
                warm.Add(await SecondsAsync(directory.FullName, classroom => last ? MemoryAsync(run, classroom, cancellationToken) : Task.CompletedTask, cancellationToken));
            }

            run.Add(new Figure("start, empty data directory, demo classroom seeded", Samples.Of(first), "s"));
            run.Add(new Figure("start, same data directory again", new Samples(warm), "s") { Budget = Budget.AtMost(10) });
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> SecondsAsync(string dataDirectory, Func<RunningClassroom, Task> then, CancellationToken cancellationToken)
    {
        await using var classroom = await RunningClassroom.StartDemoAsync(dataDirectory, cancellationToken);
        await then(classroom);
        return classroom.StartTime.TotalSeconds;
    }

    private static async Task MemoryAsync(Run run, RunningClassroom classroom, CancellationToken cancellationToken)
    {
        // what starting left behind is collected in the first seconds
        await Task.Delay(TimeSpan.FromSeconds(run.Quick ? 3 : 15), cancellationToken);
        var all = 0.0;
        foreach (var resource in Resources.Where(resource => resource != "cache" || Tool.Find("redis-server") is not null))
        {
            var megabytes = ProcessorTime.Tree(await classroom.ProcessIdAsync(resource, cancellationToken)).Sum(ProcessorTime.Megabytes);
            all += megabytes;
            run.Add(new Figure($"idle memory: {resource}", Samples.Of(megabytes), "MB"));
        }

        run.Add(new Figure("idle memory: all of the classroom's processes", Samples.Of(all), "MB") { Budget = Budget.AtMost(600) });
        var before = await classroom.ProcessorSecondsAsync(cancellationToken, "api", "web", "workers");
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        var used = await classroom.ProcessorSecondsAsync(cancellationToken, "api", "web", "workers") - before;
        run.Add(new Figure("idle CPU: Api, Web and worker", Samples.Of(used / 5 * 100), "% of a core"));
    }
}
