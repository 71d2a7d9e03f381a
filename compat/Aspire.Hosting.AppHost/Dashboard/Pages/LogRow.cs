using Aspire.Hosting.Dashboard.Html;
using Aspire.Hosting.Dashboard.Telemetry;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>One structured log entry; it opens to its attributes.</summary>
internal static class LogRow
{
    public static Markup Render(LogEntry entry, bool withTrace)
    {
        var trace = withTrace && entry.TraceId.Length > 0
            ? Markup.Of($"""<div><dt>Trace</dt><dd><a href="/traces/detail/{entry.TraceId}{(entry.SpanId.Length > 0 ? "#s-" + entry.SpanId : "")}">{entry.TraceId}</a></dd></div>""")
            : Markup.Empty;
        return Markup.Of($"""
            <details class="log {Kind(entry.Severity)}" id="l-{entry.Sequence}">
            <summary>{Format.Time(entry.Time)}<span class="level">{Short(entry.Severity)}</span>{Layout.ResourceName(entry.Resource.Name)}<span class="message">{FirstLine(entry.Message)}</span></summary>
            <div class="more">
            {(entry.Message.Contains('\n', StringComparison.Ordinal) ? Markup.Of($"<pre>{entry.Message}</pre>") : Markup.Empty)}
            <dl class="pairs"><div><dt>Category</dt><dd>{entry.Scope}</dd></div>{trace}{Pairs(entry.Attributes)}</dl>
            </div>
            </details>
            """);
    }

    public static Markup Pairs(IReadOnlyList<Attribute> attributes) => Markup.Join(attributes
        .OrderBy(a => a.Key, StringComparer.Ordinal)
        .Select(a => Markup.Of($"""<div><dt>{a.Key}</dt><dd>{Value(a.Value)}</dd></div>""")));

    private static Markup Value(string value) => value.Contains('\n', StringComparison.Ordinal)
        ? Markup.Of($"<pre>{value}</pre>")
        : Markup.Of($"{value}");

    private static string FirstLine(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static string Kind(LogSeverity severity) => severity switch
    {
        >= LogSeverity.Error => "bad",
        LogSeverity.Warning => "warn",
        LogSeverity.Information => "plain",
        _ => "calm",
    };

    private static string Short(LogSeverity severity) => severity switch
    {
        LogSeverity.Trace => "Trace",
        LogSeverity.Debug => "Debug",
        LogSeverity.Information => "Info",
        LogSeverity.Warning => "Warn",
        LogSeverity.Error => "Error",
        _ => "Critical",
    };
}
