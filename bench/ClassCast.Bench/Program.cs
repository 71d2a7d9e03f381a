using System.Diagnostics;
using System.Runtime.InteropServices;
using ClassCast.Bench.Benchmarks;
using ClassCast.Bench.Hosting;
using ClassCast.Bench.Runner;

// the two roles that this program plays beside itself, in processes of their own
switch (args)
{
    case [BareServer.Command, var directory]:
        await BareServer.ServeAsync(directory);
        return 0;
    case [JobsBenchmark.Command, var dataDirectory]:
        await JobsBenchmark.LeaseAsync(dataDirectory);
        return 0;
}

// the classroom greets whoever starts it; here only the table is for standard output
var output = Console.Out;
Console.SetOut(TextWriter.Null);

// those that share the seeded classroom come first; the burst ends it
Benchmark[] benchmarks =
[
    new("counts", InQuick: true, CountsBenchmark.MeasureAsync),
    new("micro", InQuick: false, MicroBenchmark.MeasureAsync),
    new("reads", InQuick: true, ReadsBenchmark.MeasureAsync),
    new("pages", InQuick: true, PagesBenchmark.MeasureAsync),
    new("queue", InQuick: true, QueueBenchmark.MeasureAsync),
    new("blob", InQuick: true, BlobBenchmark.MeasureAsync),
    new("live", InQuick: true, LiveBenchmark.MeasureAsync),
    new("browser", InQuick: true, BrowserBenchmark.MeasureAsync),
    new("writes", InQuick: true, WritesBenchmark.MeasureAsync),
    new("burst", InQuick: true, BurstBenchmark.MeasureAsync),
    new("jobs", InQuick: true, JobsBenchmark.MeasureAsync),
    new("start", InQuick: true, StartBenchmark.MeasureAsync),
    new("video", InQuick: true, VideoBenchmark.MeasureAsync),
    new("scale", InQuick: false, ScaleBenchmark.MeasureAsync),
];

var quick = args.Contains("quick");
var wanted = args.Where(argument => argument != "quick").ToList();
if (wanted.Find(name => benchmarks.All(benchmark => benchmark.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown}'. There are: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}; and quick.");
    return 2;
}

using var stopped = new CancellationTokenSource(TimeSpan.FromMinutes(30));
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var watch = Stopwatch.StartNew();
var machine = await Machine.DescribeAsync(stopped.Token);
var failed = false;
await using (var run = new Run(quick))
{
    foreach (var benchmark in benchmarks.Where(one => wanted.Count == 0 ? !quick || one.InQuick : wanted.Contains(one.Name)))
    {
        Console.Error.WriteLine($"{benchmark.Name} … ({watch.Elapsed:mm\\:ss})");
        try
        {
            await benchmark.MeasureAsync(run, stopped.Token);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            run.Skip($"stopped during {benchmark.Name}; what comes after it was not measured.");
            failed = true;
            break;
        }
        catch (Exception error)
        {
            // one that fails must not take the others' figures with it; the exit code tells
            Console.Error.WriteLine(error);
            run.Skip($"{benchmark.Name} failed: {error.Message}");
            failed = true;
        }
    }

    Report.Print(output, machine, run, watch.Elapsed);
    var results = Path.Combine(Environment.CurrentDirectory, "bench", "results", $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}.json");
    await Report.WriteAsync(results, machine, run, TimeProvider.System.GetUtcNow(), CancellationToken.None);
    output.WriteLine();
    output.WriteLine($"JSON: {results}");
}

return failed ? 1 : 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopped.Cancel();
}
