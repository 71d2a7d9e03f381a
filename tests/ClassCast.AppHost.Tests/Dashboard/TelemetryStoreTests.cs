using Aspire.Hosting.Dashboard.Telemetry;
using static ClassCast.AppHost.Tests.Dashboard.Samples;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class TelemetryStoreTests
{
    [Fact]
    public void Ring_keeps_the_last_in_order()
    {
        var ring = new Ring<int>(3);
        for (var i = 1; i <= 7; i++)
            ring.Add(i);

        Assert.Equal([5, 6, 7], ring.ToArray());
        Assert.True(ring.HasDropped);
    }

    [Fact]
    public void Trace_collects_spans_of_all_processes_whatever_their_order()
    {
        var store = new TraceStore(new TelemetryLimits());
        store.Add([Span("t", "c", parent: "b", resource: "workers", start: 20, duration: 500, error: true)]);
        store.Add([Span("t", "b", parent: "a", resource: "api", start: 10)]);
        store.Add([Span("t", "a", resource: "web", start: 0, name: "POST /confirm")]);

        var trace = Assert.Single(store.List(new TraceQuery(), 10));

        Assert.Equal(("POST /confirm", 3, true), (trace.Root.Name, trace.SpanCount, trace.HasError));
        Assert.Equal(["api", "web", "workers"], trace.Resources.Select(r => r.Resource).Order());
        Assert.Equal(1010, trace.Duration);
    }

    [Fact]
    public void Span_that_is_sent_again_counts_once()
    {
        var store = new TraceStore(new TelemetryLimits());

        store.Add([Span("t", "a"), Span("t", "a")]);
        store.Add([Span("t", "a")]);

        Assert.Single(store.Get("t"));
        Assert.Equal(1, store.SpanCount);
    }

    [Fact]
    public void Process_that_sends_much_forgets_its_own_traces_first()
    {
        var store = new TraceStore(new TelemetryLimits { Traces = 10 });
        store.Add([Span("precious", "a", resource: "web")]);

        store.Add(Enumerable.Range(0, 100).Select(i => Span("noise" + i, "a", resource: "poller", start: i)));

        Assert.NotEmpty(store.Get("precious"));
        Assert.Empty(store.Get("noise0"));
        Assert.NotEmpty(store.Get("noise99"));
        Assert.Equal(10, store.List(new TraceQuery(), 1000).Count);
    }

    [Fact]
    public void Spans_are_bounded_in_all_and_in_one_trace()
    {
        var store = new TraceStore(new TelemetryLimits { Spans = 50, SpansPerTrace = 20 });

        store.Add(Enumerable.Range(0, 1000).Select(i => Span("t" + (i / 100), "s" + i)));

        Assert.InRange(store.SpanCount, 1, 50);
        Assert.Equal(20, store.Get("t9").Count);
    }

    [Theory]
    [InlineData("web", null, false, 0, "slow")]
    [InlineData(null, "submission-7", false, 0, "slow")]
    [InlineData(null, null, true, 0, "failed")]
    [InlineData(null, null, false, 1, "slow")]
    public void Traces_are_found_by_process_text_error_and_duration(string? resource, string? text, bool errors, int seconds, string expected)
    {
        var store = new TraceStore(new TelemetryLimits());
        store.Add(
        [
            Span("slow", "a", resource: "web", duration: 2 * Second) with { Attributes = [new Attribute("id", "submission-7")] },
            Span("failed", "a", error: true),
            Span("plain", "a"),
        ]);

        var found = store.List(new TraceQuery(resource, text, errors, TimeSpan.FromSeconds(seconds)), 10);

        Assert.Equal(expected, Assert.Single(found).Id);
    }

    [Fact]
    public void Logs_are_bounded_per_process()
    {
        var store = new LogStore(new TelemetryLimits { LogsPerResource = 10 });
        store.Add([Log("precious", "web")]);

        store.Add(Enumerable.Range(0, 100).Select(i => Log("noise" + i, "poller")));

        Assert.Equal(11, store.List(new LogQuery(), 1000).Count);
        Assert.Contains(store.List(new LogQuery(), 1000), e => e.Message == "precious");
    }

    [Theory]
    [InlineData("web", "Trace", null, null, "from web")]
    [InlineData(null, "Error", null, null, "broken")]
    [InlineData(null, "Trace", "BROK", null, "broken")]
    [InlineData(null, "Trace", null, "t7", "traced")]
    public void Logs_are_found_by_process_level_text_and_trace(string? resource, string level, string? text, string? traceId, string expected)
    {
        var store = new LogStore(new TelemetryLimits());
        store.Add([Log("from web", "web"), Log("broken", severity: LogSeverity.Critical), Log("traced", traceId: "t7")]);

        Assert.Equal(expected, Assert.Single(store.List(new LogQuery(resource, Enum.Parse<LogSeverity>(level), text, traceId), 10)).Message);
    }

    [Fact]
    public void Older_logs_follow_page_by_page_without_gap_or_repetition()
    {
        var store = new LogStore(new TelemetryLimits());
        store.Add(Enumerable.Range(1, 25).Select(i => Log("m" + i, i % 2 == 0 ? "web" : "api")));

        var seen = new List<string>();
        var before = long.MaxValue;
        while (store.List(new LogQuery(Before: before), 10) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(e => e.Message));
            before = page.Min(e => e.Sequence);
        }

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => "m" + i), seen);
    }

    [Fact]
    public void Points_instruments_and_series_are_bounded()
    {
        var store = new MetricStore(new TelemetryLimits { PointsPerSeries = 5, SeriesPerInstrument = 3, InstrumentsPerResource = 2, SeriesPerResource = 4 });

        for (var second = 0; second < 200; second += 5)
            for (var i = 0; i < 5; i++)
                for (var kind = 0; kind < 9; kind++)
                    store.Add([Metric(second, second, "i" + i, attributes: new Attribute("kind", "k" + kind))]);

        var instruments = store.List("api");
        Assert.Equal(2, instruments.Count);
        Assert.Equal(4, instruments.Sum(i => i.Series.Count));
        Assert.All(instruments.SelectMany(i => i.Series), s => Assert.Equal(5, s.Points.Length));
    }

    [Fact]
    public void Points_that_follow_fast_replace_one_another()
    {
        var store = new MetricStore(new TelemetryLimits { PointInterval = TimeSpan.FromSeconds(5) });

        store.Add(Enumerable.Range(0, 21).Select(second => Metric(second, second)));

        var points = Assert.Single(Assert.Single(store.List("api")).Series).Points;
        Assert.InRange(points.Length, 4, 6);
        Assert.Equal(20, points[^1].Value);
    }

    [Fact]
    public void Deltas_are_summed_up()
    {
        var store = new MetricStore(new TelemetryLimits());

        store.Add(Enumerable.Range(0, 30).Select(second => Metric(2, second, delta: true)));

        Assert.Equal(60, Assert.Single(Assert.Single(store.List("api")).Series).Points[^1].Value);
    }

    [Fact]
    public void Senders_beyond_the_limit_share_one_name()
    {
        var store = new TelemetryStore(new TelemetryLimits { Resources = 2 });
        store.Resource("a", "");
        store.Resource("b", "");

        Assert.Equal("unknown", store.Resource("c", "").Name);
        Assert.Equal("a", store.Resource("a", "").Name);
    }

    [Fact]
    public async Task Readers_and_writers_do_not_disturb_each_other()
    {
        var store = new TelemetryStore(new TelemetryLimits { Traces = 50, LogsPerResource = 50 });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                store.Traces.Add([Span($"t{worker}-{i}", "a", resource: "r" + worker)]);
                store.Logs.Add([Log("m", "r" + worker)]);
                store.Metrics.Add([Metric(i, i, resource: "r" + worker)]);
                if (i % 100 != 0)
                    continue;
                Assert.InRange(store.Traces.List(new TraceQuery(), 100).Count, 1, 50);
                Assert.NotEmpty(store.Logs.List(new LogQuery(), 10));
                Assert.NotEmpty(store.Metrics.List("r" + worker));
            }
        })));

        Assert.Equal(50, store.Traces.SpanCount);
        Assert.Equal(200, store.Logs.List(new LogQuery(), 1000).Count);
    }
}
