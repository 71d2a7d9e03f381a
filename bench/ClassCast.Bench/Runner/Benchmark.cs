namespace ClassCast.Bench.Runner;

/// <summary>One piece of work to measure; adds its figures to the run.</summary>
/// <param name="Name">As asked for on the command line.</param>
/// <param name="InQuick">Whether <c>quick</c> includes it.</param>
internal sealed record Benchmark(string Name, bool InQuick, Func<Run, CancellationToken, Task> MeasureAsync);
