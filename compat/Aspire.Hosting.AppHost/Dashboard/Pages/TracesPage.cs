using System.Globalization;
using Aspire.Hosting.Dashboard.Html;
using Aspire.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>The latest traces, newest first, with how long each took and who took part.</summary>
internal static class TracesPage
{
    private const int PageSize = 200;

    internal sealed record Filter(string? Resource, string? Text, bool ErrorsOnly, int SlowerThan)
    {
        public static Filter Read(IQueryCollection query) => new(
            query["resource"],
            query["q"],
            query["errors"] == "1",
            int.TryParse(query["slower"], NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : 0);
    }

    public static Markup Render(DashboardData data, Filter filter)
    {
        var traces = data.Telemetry.Traces.List(
            new TraceQuery(filter.Resource, filter.Text, filter.ErrorsOnly, TimeSpan.FromMilliseconds(filter.SlowerThan)), PageSize);
        var content = traces.Count == 0
            ? Layout.Empty("No traces match", "A trace appears when its first request has ended. Widen the filter, or use the application.")
            : Table(traces);
        return Layout.Page(data.ApplicationName, Section.Traces, "Traces", Markup.Of($"""
            {Layout.Heading("Traces")}
            {Form(data, filter)}
            {Layout.Live("traces", content)}
            """), wide: true);
    }

    private static Markup Form(DashboardData data, Filter filter) => Markup.Of($"""
        <form class="filter" method="get" data-filter>
        {Layout.Select("resource", "Resource", [("", "All"), .. data.Telemetry.ResourceNames.Select(n => (n, n))], filter.Resource)}
        {Layout.Select("slower", "Took at least", [("", "any time"), ("10", "10 ms"), ("100", "100 ms"), ("500", "500 ms"), ("1000", "1 s"), ("10000", "10 s")], filter.SlowerThan == 0 ? "" : filter.SlowerThan.ToString(CultureInfo.InvariantCulture))}
        {Layout.Search("q", "Name, attribute or trace id", filter.Text)}
        <label class="check"><input type="checkbox" name="errors" value="1"{(filter.ErrorsOnly ? Markup.Of($" checked") : Markup.Empty)}> Errors only</label>
        <button type="submit">Apply</button>
        </form>
        """);

    private static Markup Table(IReadOnlyList<TraceSummary> traces)
    {
        var longest = Math.Max(1, traces.Max(t => t.Duration));
        return Markup.Of($"""
            <table class="list cards traces">
            <thead><tr><th scope="col">Time</th><th scope="col">Name</th><th scope="col">Spans</th><th scope="col">Duration</th></tr></thead>
            <tbody>{traces.Select(t => Row(t, longest))}</tbody>
            </table>
            """);
    }

    private static Markup Row(TraceSummary trace, long longest) => Markup.Of($"""
        <tr{(trace.HasError ? Markup.Of($" class=\"failed\"") : Markup.Empty)}>
        <td class="num">{Format.Time(trace.Start)}</td>
        <th scope="row"><a id="t-{trace.Id}" href="/traces/detail/{trace.Id}">{Layout.ResourceName(trace.Root.Resource.Name)} <span class="name">{trace.Root.Name}</span></a>{(trace.HasError ? Markup.Of($" <span class=\"badge bad\">{Icons.Use("error")}error</span>") : Markup.Empty)}</th>
        <td data-label="Spans"><span class="chips">{trace.Resources.Select(r => Markup.Of($"<span class=\"chip\">{Layout.ResourceName(r.Resource)}<b>{r.Spans}</b></span>"))}</span></td>
        <td data-label="Duration" class="duration"><span>{Format.Duration(trace.Duration)}</span><svg class="meter" aria-hidden="true"><rect class="f{Layout.ColorOf(trace.Root.Resource.Name)}" width="{Share(trace.Duration, longest)}%" height="100%" rx="2"/></svg></td>
        </tr>
        """);

    // a linear scale shows only the slowest: the root keeps short ones apart
    private static double Share(long duration, long longest) => Math.Max(1, 100 * Math.Sqrt((double)duration / longest));
}
