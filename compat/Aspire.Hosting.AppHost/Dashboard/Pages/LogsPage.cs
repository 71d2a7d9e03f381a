using System.Globalization;
using Aspire.Hosting.Dashboard.Html;
using Aspire.Hosting.Dashboard.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>Structured logs of all processes, newest first.</summary>
internal static class LogsPage
{
    private const int PageSize = 200;

    internal sealed record Filter(string? Resource, LogSeverity Level, string? Text, string? TraceId, string? SpanId, long Before)
    {
        public static Filter Read(IQueryCollection query) => new(
            query["resource"],
            Enum.TryParse<LogSeverity>(query["level"], out var level) && Enum.IsDefined(level) ? level : LogSeverity.Trace,
            query["q"],
            query["traceId"],
            query["spanId"],
            long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : long.MaxValue);

        public string Link(long? before = null) => "/structuredlogs" + Layout.Query(
            ("resource", Resource),
            ("level", Level == LogSeverity.Trace ? null : Level.ToString()),
            ("q", Text),
            ("traceId", TraceId),
            ("spanId", SpanId),
            ("before", before?.ToString(CultureInfo.InvariantCulture)));
    }

    public static Markup Render(DashboardData data, Filter filter)
    {
        var entries = data.Telemetry.Logs.List(
            new LogQuery(filter.Resource, filter.Level, filter.Text, filter.TraceId, filter.SpanId, filter.Before), PageSize);
        var content = entries.Count == 0
            ? Layout.Empty("No logs match", "Logs arrive within a second or two of being written. Widen the filter, or wait for the next one.")
            : Markup.Of($"""
                <div class="log-list">{entries.Select(e => LogRow.Render(e, withTrace: true))}</div>
                {Pager(filter, entries)}
                """);
        return Layout.Page(data.ApplicationName, Section.Logs, "Structured logs", Markup.Of($"""
            {Layout.Heading("Structured logs")}
            {Form(data, filter)}
            {Layout.Live("logs", content)}
            """), wide: true);
    }

    private static Markup Form(DashboardData data, Filter filter) => Markup.Of($"""
        <form class="filter" method="get" data-filter>
        {Layout.Select("resource", "Resource", [("", "All"), .. data.Telemetry.ResourceNames.Select(n => (n, n))], filter.Resource)}
        {Layout.Select("level", "From level", Enum.GetValues<LogSeverity>().Select(s => (s.ToString(), s == LogSeverity.Trace ? "All" : s.ToString())), filter.Level.ToString())}
        {Layout.Search("q", "Contains", filter.Text)}
        {Layout.Search("traceId", "Trace id", filter.TraceId)}
        <button type="submit">Apply</button>
        </form>
        """);

    private static Markup Pager(Filter filter, IReadOnlyList<LogEntry> entries) => Markup.Of($"""
        <p class="pager">
        {(filter.Before < long.MaxValue ? Markup.Of($"<a href=\"{filter.Link()}\">Newest</a>") : Markup.Empty)}
        {(entries.Count == PageSize ? Markup.Of($"<a href=\"{filter.Link(entries.Min(e => e.Sequence))}\">Older</a>") : Markup.Empty)}
        </p>
        """);
}
