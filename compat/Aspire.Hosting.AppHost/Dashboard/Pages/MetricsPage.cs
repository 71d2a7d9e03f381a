using System.Globalization;
using Aspire.Hosting.Dashboard.Charts;
using Aspire.Hosting.Dashboard.Html;
using Aspire.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>The instruments of a resource at a glance, or one of them as a chart over time.</summary>
internal static class MetricsPage
{
    private static readonly (string Value, string Text)[] Windows = [("1", "1 minute"), ("5", "5 minutes"), ("15", "15 minutes"), ("30", "30 minutes")];

    internal sealed record Selection(string? Resource, string? Meter, string? Instrument, string? Dimension, TimeSpan Window)
    {
        public static Selection Read(IQueryCollection query) => new(
            query["resource"],
            query["meter"],
            query["instrument"],
            query["dim"],
            TimeSpan.FromMinutes(Windows.Any(w => w.Value == query["minutes"]) ? int.Parse(query["minutes"]!, CultureInfo.InvariantCulture) : 5));

        public string Minutes => ((int)Window.TotalMinutes).ToString(CultureInfo.InvariantCulture);

        public string Link(InstrumentKey? key, string? dimension = null) => "/metrics" + Layout.Query(
            ("resource", Resource),
            ("minutes", Minutes),
            ("meter", key?.Meter),
            ("instrument", key?.Name),
            ("dim", dimension));
    }

    public static Markup? Render(DashboardData data, Selection selection)
    {
        var resources = data.Telemetry.Metrics.Resources();
        var chosen = selection with { Resource = string.IsNullOrEmpty(selection.Resource) ? (resources.Count > 0 ? resources[0] : null) : selection.Resource };
        if (chosen.Resource is null || !resources.Contains(chosen.Resource))
        {
            return Layout.Page(data.ApplicationName, Section.Metrics, "Metrics", Markup.Of($"""
                {Layout.Heading("Metrics")}
                {Layout.Live("metrics", Layout.Empty("No metrics yet", "Processes report their instruments every few seconds once they run."))}
                """));
        }
        var instrument = string.IsNullOrEmpty(chosen.Instrument)
            ? null
            : data.Telemetry.Metrics.Find(new InstrumentKey(chosen.Resource, chosen.Meter ?? "", chosen.Instrument));
        if (instrument is null && !string.IsNullOrEmpty(chosen.Instrument))
            return null;
        var now = Format.Nanoseconds(data.Time.GetUtcNow());
        return Layout.Page(data.ApplicationName, Section.Metrics, instrument?.Key.Name ?? "Metrics", Markup.Of($"""
            {(instrument is null ? Markup.Empty : Markup.Of($"<p class=\"crumb\"><a href=\"{chosen.Link(null)}\">Metrics of {chosen.Resource}</a></p>"))}
            {Layout.Heading(instrument?.Key.Name ?? "Metrics")}
            {Form(resources, chosen, instrument)}
            {Layout.Live("metrics", instrument is null ? Overview(data, chosen, now) : Detail(chosen, instrument, now))}
            """), wide: true);
    }

    private static Markup Form(IReadOnlyList<string> resources, Selection chosen, InstrumentView? instrument) => Markup.Of($"""
        <form class="filter" method="get" data-filter>
        {(instrument is null
            ? Layout.Select("resource", "Resource", resources.Select(r => (r, r)), chosen.Resource)
            : Markup.Of($"<input type=\"hidden\" name=\"resource\" value=\"{chosen.Resource}\"><input type=\"hidden\" name=\"meter\" value=\"{chosen.Meter}\"><input type=\"hidden\" name=\"instrument\" value=\"{chosen.Instrument}\">{Layout.Select("dim", "Of", [("", "all together"), .. instrument.Series.Select(s => (s.Key, Timeline.NameOf(s)))], chosen.Dimension)}"))}
        {Layout.Select("minutes", "Last", Windows, chosen.Minutes)}
        <button type="submit">Apply</button>
        </form>
        """);

    private static Markup Overview(DashboardData data, Selection chosen, long now) => Markup.Join(data.Telemetry.Metrics.List(chosen.Resource!)
        .GroupBy(i => i.Key.Meter, StringComparer.Ordinal)
        .Select(meter => Markup.Of($"""
            <section><h2>{meter.Key}</h2><div class="tiles">{meter.Select(i => Tile(chosen, i, now))}</div></section>
            """)));

    private static Markup Tile(Selection chosen, InstrumentView instrument, long now)
    {
        var lines = Timeline.Of(instrument, instrument.Series, now, chosen.Window);
        var line = lines.Count > 1 && instrument.Kind == InstrumentKind.Histogram ? lines[1] : lines.Count > 0 ? lines[0] : new Line("value", [null, null]);
        var value = line.Last is { } v ? Format.Quantity(v, UnitOf(instrument)) : "no data";
        var suffix = instrument.Kind == InstrumentKind.Histogram ? " p95" : "";
        return Markup.Of($"""
            <a class="tile" id="m-{instrument.Key.Name}" href="{chosen.Link(instrument.Key)}"><span class="tile-name">{instrument.Key.Name}</span><span class="tile-value">{value}<small>{suffix}</small></span>{LineChart.Sparkline(line)}</a>
            """);
    }

    private static Markup Detail(Selection chosen, InstrumentView instrument, long now)
    {
        var selected = string.IsNullOrEmpty(chosen.Dimension) ? instrument.Series : [.. instrument.Series.Where(s => s.Key == chosen.Dimension)];
        var lines = Timeline.Of(instrument, selected, now, chosen.Window);
        var unit = UnitOf(instrument);
        return Markup.Of($"""
            <p class="summary">{instrument.Description}</p>
            <figure class="panel">{LineChart.Render(lines, unit, instrument.Key.Name + " over the last " + chosen.Minutes + " minutes", now, chosen.Window)}</figure>
            <h2>By attributes</h2>
            <table class="list cards"><thead><tr><th scope="col">Attributes</th>{Headers(instrument.Kind)}</tr></thead>
            <tbody>{instrument.Series.Select(s => SeriesRow(chosen, instrument, s, now))}</tbody></table>
            """);
    }

    private static Markup Headers(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Counter => Markup.Of($"<th scope=\"col\">In this time</th><th scope=\"col\">Since start</th>"),
        InstrumentKind.Histogram => Markup.Of($"<th scope=\"col\">Count</th><th scope=\"col\">p50</th><th scope=\"col\">p95</th><th scope=\"col\">p99</th>"),
        _ => Markup.Of($"<th scope=\"col\">Now</th>"),
    };

    private static Markup SeriesRow(Selection chosen, InstrumentView instrument, SeriesView series, long now)
    {
        var from = now - (chosen.Window.Ticks * 100);
        var last = series.Points.Length > 0 ? series.Points[^1].Value : 0;
        var unit = instrument.Unit;
        var cells = instrument.Kind switch
        {
            InstrumentKind.Counter => Cells(
                ("In this time", Format.Quantity(Timeline.Growth(series, from), unit)),
                ("Since start", Format.Quantity(last, unit))),
            InstrumentKind.Histogram => DistributionCells(Timeline.Within([series], from), unit),
            _ => Cells(("Now", Format.Quantity(last, unit))),
        };
        return Markup.Of($"""
            <tr><th scope="row"><a href="{chosen.Link(instrument.Key, series.Key)}">{Timeline.NameOf(series)}</a></th>{cells}</tr>
            """);
    }

    private static Markup DistributionCells(Distribution? distribution, string unit) => distribution is not { Count: > 0 }
        ? Cells(("Count", "0"), ("p50", "–"), ("p95", "–"), ("p99", "–"))
        : Cells(
            ("Count", Format.Short(distribution.Count)),
            ("p50", Format.Quantity(Percentile.Of(distribution, 50), unit)),
            ("p95", Format.Quantity(Percentile.Of(distribution, 95), unit)),
            ("p99", Format.Quantity(Percentile.Of(distribution, 99), unit)));

    private static Markup Cells(params (string Label, string Value)[] cells) =>
        Markup.Join(cells.Select(c => Markup.Of($"""<td class="num" data-label="{c.Label}">{c.Value}</td>""")));

    private static string UnitOf(InstrumentView instrument) => instrument.Kind switch
    {
        // seconds of CPU time per second are a share, bytes per second stay bytes
        InstrumentKind.Counter when instrument.Unit is "s" or "ms" => "",
        _ => instrument.Unit,
    };
}
