using ClassCast.Bench;

Dictionary<string, Func<CancellationToken, Task<IReadOnlyList<Figure>>>> benchmarks = new(StringComparer.Ordinal)
{
    ["start"] = StartBenchmark.RunAsync,
    ["video"] = VideoBenchmark.RunAsync,
};

using var stopped = new CancellationTokenSource(TimeSpan.FromMinutes(15));
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopped.Cancel();
};

var unknown = args.Where(name => !benchmarks.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark '{unknown[0]}'. There are: {string.Join(", ", benchmarks.Keys)}.");
    return 2;
}

List<Figure> figures = [];
foreach (var (name, run) in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Key)))
{
    Console.Error.WriteLine($"{name} …");
    figures.AddRange(await run(stopped.Token));
}

Report.Print(figures);
return 0;
