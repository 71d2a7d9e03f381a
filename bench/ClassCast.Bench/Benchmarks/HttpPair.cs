using ClassCast.Bench.Hosting;
using ClassCast.Bench.Load;
using ClassCast.Bench.Runner;

namespace ClassCast.Bench.Benchmarks;

/// <summary>One kind of request under load, beside the bare server's answer of the same size.</summary>
internal static class HttpPair
{
    /// <summary>Adds two figures: answers a second, and what one costs in CPU time, which a busy neighbour spoils less.</summary>
    /// <param name="servers">The resources whose CPU time it costs; the first is asked.</param>
    /// <param name="barePath">What the bare server answers the same with.</param>
    public static async Task MeasureAsync(
        Run run, Stage stage, string work, IReadOnlyList<string> servers, IReadOnlyList<Request> requests, string barePath, Budget? budget, CancellationToken cancellationToken)
    {
        var server = stage.Classroom.AddressOf(servers[0]);
        Request[] bare = [requests[0] with { Path = barePath, Token = null, Cookie = null }];
        await Wrk.WarmAsync(server, requests, run.WarmingTurns, cancellationToken);
        // the same few lines of code for every answer: warm after the first
        await Wrk.RunAsync(stage.Bare.Address, bare, run.LoadTime, cancellationToken);

        List<double> cost = [];
        List<double> bareCost = [];
        var (ours, limit) = await run.PairsAsync(
            async () =>
            {
                var before = await stage.Classroom.ProcessorSecondsAsync(cancellationToken, servers);
                var result = await Wrk.RunAsync(server, requests, run.LoadTime, cancellationToken);
                cost.Add((await stage.Classroom.ProcessorSecondsAsync(cancellationToken, servers) - before) * 1e6 / result.Requests);
                return result.PerSecond;
            },
            async () =>
            {
                var before = ProcessorTime.OfTree(stage.Bare.ProcessId);
                var result = await Wrk.RunAsync(stage.Bare.Address, bare, run.LoadTime, cancellationToken);
                bareCost.Add((ProcessorTime.OfTree(stage.Bare.ProcessId) - before) * 1e6 / result.Requests);
                return result.PerSecond;
            });
        run.Add(new Figure(work, ours, "/s") { Limit = limit, LimitIs = "bare Kestrel, same bytes", Budget = budget });
        run.Add(new Figure($"{work}: CPU of one", new Samples(cost), "µs") { Limit = new Samples(bareCost), LimitIs = "bare Kestrel, same bytes" });
    }
}
