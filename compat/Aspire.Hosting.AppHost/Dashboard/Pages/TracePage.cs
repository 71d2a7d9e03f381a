using Aspire.Hosting.Dashboard.Html;
using Aspire.Hosting.Dashboard.Telemetry;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>One trace as a waterfall across the processes, with the logs that were written meanwhile.</summary>
internal static class TracePage
{
    private const int MaxRows = 1000;
    private const int MaxLogs = 500;
    private const int MaxDepth = 12;

    public static Markup? Render(DashboardData data, string id)
    {
        var spans = data.Telemetry.Traces.Get(id);
        if (spans.Count == 0)
            return null;
        var logs = data.Telemetry.Logs.List(new LogQuery(TraceId: id), MaxLogs);
        var rows = SpanTree.Order(spans);
        var root = rows[0].Span;
        var start = spans[0].Start;
        var end = spans.Max(s => s.End);
        return Layout.Page(data.ApplicationName, Section.Traces, root.Name, Markup.Of($"""
            <p class="crumb"><a href="/traces">Traces</a></p>
            {Layout.Heading(root.Resource.Name + ": " + root.Name, Markup.Of($"<code class=\"id\">{id}</code>"))}
            {Layout.Live("trace", Markup.Of($"""
                {Facts(spans, start, end)}
                <div class="waterfall">
                <div class="ruler" aria-hidden="true"><span></span><span class="ticks">{Ticks(end - start)}</span><span></span></div>
                {rows.Take(MaxRows).Select(r => Row(r.Span, Math.Min(r.Depth, MaxDepth), start, Math.Max(1, end - start), logs))}
                </div>
                {(rows.Count > MaxRows ? Markup.Of($"<p class=\"summary\">The first {MaxRows} of {rows.Count} spans are shown.</p>") : Markup.Empty)}
                <h2>Logs of this trace</h2>
                {(logs.Count == 0
                    ? Layout.Empty("No logs", "Nothing was logged while this trace was running.")
                    : Markup.Of($"<div class=\"log-list\">{logs.OrderBy(l => l.Time).Select(l => LogRow.Render(l, withTrace: false))}</div>"))}
                """))}
            """), wide: true);
    }

    private static Markup Facts(IReadOnlyList<SpanRecord> spans, long start, long end)
    {
        var errors = spans.Count(s => s.IsError);
        return Markup.Of($"""
            <dl class="facts">
            <div><dt>Started</dt><dd class="num">{Format.Time(start)}</dd></div>
            <div><dt>Duration</dt><dd class="num">{Format.Duration(end - start)}</dd></div>
            <div><dt>Spans</dt><dd class="num">{spans.Count}</dd></div>
            <div><dt>Errors</dt><dd>{(errors > 0 ? Markup.Of($"<span class=\"state bad\">{Icons.Use("error")}{errors}</span>") : Markup.Of($"<span class=\"state good\">{Icons.Use("ok")}none</span>"))}</dd></div>
            <div><dt>Processes</dt><dd><span class="chips">{spans.GroupBy(s => s.Resource.Name).Select(g => Markup.Of($"<span class=\"chip\">{Layout.ResourceName(g.Key)}<b>{g.Count()}</b></span>"))}</span></dd></div>
            </dl>
            """);
    }

    private static IEnumerable<Markup> Ticks(long duration) =>
        Enumerable.Range(0, 4).Select(quarter => Markup.Of($"<span>{(quarter == 0 ? "0" : Format.Duration(duration * quarter / 4))}</span>"));

    private static Markup Row(SpanRecord span, int depth, long start, long duration, IReadOnlyList<LogEntry> logs)
    {
        var own = logs.Where(l => l.SpanId == span.SpanId).ToArray();
        return Markup.Of($"""
            <details class="span{(span.IsError ? " failed" : "")}" id="s-{span.SpanId}">
            <summary>
            <span class="label d{depth}">{Icons.Use("chevron")}{Layout.ResourceName(span.Resource.Name)}<span class="name">{NameOf(span)}</span>{(span.IsError ? Markup.Of($"<span class=\"badge bad\">{Icons.Use("error")}error</span>") : Markup.Empty)}</span>
            {Bar(span, start, duration, own)}
            <span class="took num">{Format.Duration(span.Duration)}</span>
            </summary>
            <div class="more">
            {Detail(span, start)}
            {(own.Length > 0 ? Markup.Of($"<p class=\"sub\">Logs</p><div class=\"log-list\">{own.OrderBy(l => l.Time).Select(l => InSpan(l))}</div>") : Markup.Empty)}
            </div>
            </details>
            """);
    }

    // the same entry is also in the list below the waterfall, where it has the id
    private static Markup InSpan(LogEntry entry) => Markup.Of($"""
        <p class="log-line"><a href="#l-{entry.Sequence}">{Format.Time(entry.Time)}</a> {entry.Message}</p>
        """);

    private static Markup Bar(SpanRecord span, long start, long duration, IReadOnlyList<LogEntry> logs)
    {
        var x = Percent(span.Start - start, duration);
        var width = Math.Max(0.4, Percent(span.Duration, duration));
        var marks = span.Events.Select(e => (e.Time, Kind: "event"))
            .Concat(logs.Select(l => (l.Time, Kind: l.Severity >= LogSeverity.Error ? "bad" : l.Severity == LogSeverity.Warning ? "warn" : "plain")))
            .Take(50)
            .Select(m => Markup.Of($"<circle class=\"moment {m.Kind}\" cx=\"{Math.Clamp(Percent(m.Time - start, duration), 0.5, 99.5)}%\" cy=\"50%\" r=\"3\"/>"));
        return Markup.Of($"""
            <svg class="bar" role="img" aria-label="begins after {Format.Duration(Math.Max(0, span.Start - start))}, takes {Format.Duration(span.Duration)}"><rect class="f{Layout.ColorOf(span.Resource.Name)}" x="{Math.Min(x, 99.6)}%" y="25%" width="{Math.Min(width, 100.4 - x)}%" height="50%" rx="3"/>{marks}</svg>
            """);
    }

    // a client span is called GET; where it went says more
    private static string NameOf(SpanRecord span) =>
        span.Kind == SpanKind.Client
        && span.Attributes.FirstOrDefault(a => a.Key == "url.full").Value is { } url
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? $"{span.Name} {uri.Authority}{uri.AbsolutePath}"
            : span.Name;

    private static double Percent(long part, long whole) => 100.0 * part / whole;

    private static Markup Detail(SpanRecord span, long start) => Markup.Of($"""
        <dl class="pairs">
        {(span.IsError && span.StatusMessage.Length > 0 ? Markup.Of($"<div class=\"problem\"><dt>Error</dt><dd>{span.StatusMessage}</dd></div>") : Markup.Empty)}
        <div><dt>Kind</dt><dd>{span.Kind.ToString()} span of {span.Scope}</dd></div>
        <div><dt>Instance</dt><dd>{span.Resource.Name}{(span.Resource.InstanceId.Length > 0 ? " (" + span.Resource.InstanceId + ")" : "")}</dd></div>
        <div><dt>Started</dt><dd>{Format.Time(span.Start)} (+{Format.Duration(Math.Max(0, span.Start - start))})</dd></div>
        <div><dt>Span</dt><dd><code>{span.SpanId}</code></dd></div>
        {LogRow.Pairs(span.Attributes)}
        {span.Links.Select(l => Markup.Of($"<div><dt>Link</dt><dd><a href=\"/traces/detail/{l.TraceId}#s-{l.SpanId}\">{l.TraceId}</a></dd></div>"))}
        </dl>
        {span.Events.Select(e => Markup.Of($"""
            <p class="sub">{e.Name} <span class="none">+{Format.Duration(Math.Max(0, e.Time - start))}</span></p>
            <dl class="pairs">{LogRow.Pairs(e.Attributes)}</dl>
            """))}
        """);
}
