using Aspire.Hosting.Dashboard.Telemetry;
using Attribute = Aspire.Hosting.Dashboard.Telemetry.Attribute;

namespace ClassCast.AppHost.Tests.Dashboard;

internal static class Samples
{
    public const long Second = 1_000_000_000;

    /// <summary>2026-01-01 00:00:00 UTC.</summary>
    public const long Start = 1_767_225_600 * Second;

    public static SpanRecord Span(string traceId, string spanId, string parent = "", string resource = "api", long start = 0, long duration = 1000, bool error = false, string name = "GET /") => new()
    {
        Resource = new TelemetryResource(resource, resource + "-1"),
        Scope = "scope",
        TraceId = traceId,
        SpanId = spanId,
        ParentSpanId = parent,
        Name = name,
        Start = Start + start,
        End = Start + start + duration,
        IsError = error,
    };

    public static LogEntry Log(string message, string resource = "api", LogSeverity severity = LogSeverity.Information, string traceId = "", string spanId = "") => new()
    {
        Resource = new TelemetryResource(resource, resource + "-1"),
        Scope = "ClassCast.Videos",
        Time = Start,
        Severity = severity,
        Message = message,
        TraceId = traceId,
        SpanId = spanId,
    };

    public static MetricSample Metric(double value, long seconds, string name = "requests", InstrumentKind kind = InstrumentKind.Counter, bool delta = false, string resource = "api", Distribution? distribution = null, params Attribute[] attributes) => new()
    {
        Resource = new TelemetryResource(resource, resource + "-1"),
        Meter = "ClassCast",
        Name = name,
        Unit = "{request}",
        Kind = kind,
        IsDelta = delta,
        Time = Start + (seconds * Second),
        Value = value,
        Distribution = distribution,
        Attributes = attributes,
    };
}
