using Aspire.Hosting.Dashboard.Charts;
using Aspire.Hosting.Dashboard.Html;
using Aspire.Hosting.Dashboard.Telemetry;
using static ClassCast.AppHost.Tests.Dashboard.Samples;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class ChartTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Fact]
    public void Counter_that_grows_steadily_is_a_flat_rate()
    {
        var instrument = Instrument(Enumerable.Range(0, 61).Select(i => Metric(i * 10, i * 5)));

        var line = Assert.Single(Timeline.Of(instrument, instrument.Series, Start + (300 * Second), FiveMinutes));

        Assert.All(line.Values, v => Assert.Equal(2, v!.Value, 0.05));
    }

    [Fact]
    public void Counter_of_a_process_that_began_anew_does_not_go_below_zero()
    {
        var instrument = Instrument([Metric(0, 0), Metric(100, 10), Metric(200, 20), Metric(30, 30), Metric(60, 40)]);

        var line = Assert.Single(Timeline.Of(instrument, instrument.Series, Start + (60 * Second), FiveMinutes));

        Assert.All(line.Values.OfType<double>(), v => Assert.InRange(v, 0, 11));
        Assert.Equal(260, Timeline.Growth(instrument.Series[0], Start));
    }

    [Fact]
    public void Event_that_was_counted_before_the_first_report_is_not_lost()
    {
        var instrument = Instrument([Metric(1, 100), Metric(1, 110)]);

        Assert.Equal(1, Timeline.Growth(instrument.Series[0], Start));
    }

    [Fact]
    public void Level_is_the_sum_of_its_series_carried_on()
    {
        var instrument = Instrument(
        [
            Metric(2, 10, kind: InstrumentKind.UpDownCounter, attributes: new Attribute("scheme", "http")),
            Metric(3, 10, kind: InstrumentKind.UpDownCounter, attributes: new Attribute("scheme", "https")),
            Metric(5, 100, kind: InstrumentKind.UpDownCounter, attributes: new Attribute("scheme", "http")),
            Metric(3, 100, kind: InstrumentKind.UpDownCounter, attributes: new Attribute("scheme", "https")),
        ]);

        var line = Assert.Single(Timeline.Of(instrument, instrument.Series, Start + (120 * Second), FiveMinutes));

        Assert.Equal([5.0, 8.0], line.Values.OfType<double>().Distinct());
    }

    [Fact]
    public void Histogram_gives_percentiles_of_what_was_added_in_each_step()
    {
        var before = new Distribution([10, 20], [1000, 0, 0], 5000, 1000);
        var after = new Distribution([10, 20], [1000, 100, 0], 6500, 1100);
        var instrument = Instrument(
        [
            Metric(1000, 10, kind: InstrumentKind.Histogram, distribution: before),
            Metric(1100, 200, kind: InstrumentKind.Histogram, distribution: after),
        ]);

        var lines = Timeline.Of(instrument, instrument.Series, Start + (300 * Second), FiveMinutes);

        Assert.Equal(["p50", "p95", "p99"], lines.Select(l => l.Name));
        Assert.Equal([15, 19.5, 19.9], lines.Select(l => Math.Round(l.Last!.Value, 3)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 10)]
    [InlineData(75, 15)]
    [InlineData(100, 20)]
    public void Percentile_lies_evenly_within_its_bucket(double percentile, double expected)
    {
        Assert.Equal(expected, Percentile.Of(new Distribution([10, 20, 30], [50, 50, 0, 0], 1000, 100), percentile), 6);
    }

    [Fact]
    public void Percentile_beyond_the_last_bound_is_the_bound()
    {
        Assert.Equal(20, Percentile.Of(new Distribution([10, 20], [0, 0, 5], 500, 5), 99));
    }

    [Theory]
    [InlineData(0.0042, "s", "4.2 ms")]
    [InlineData(0, "s", "0")]
    [InlineData(1, "{request}", "1 request")]
    [InlineData(3, "{request}", "3 requests")]
    [InlineData(1536, "By", "1.5 KiB")]
    [InlineData(12345678, "1", "12.3 M")]
    public void Quantity_reads_with_its_unit(double value, string unit, string expected)
    {
        Assert.Equal(expected, Format.Quantity(value, unit));
    }

    private static InstrumentView Instrument(IEnumerable<MetricSample> samples)
    {
        var store = new MetricStore(new TelemetryLimits());
        store.Add(samples);
        return Assert.Single(store.List("api"));
    }
}
