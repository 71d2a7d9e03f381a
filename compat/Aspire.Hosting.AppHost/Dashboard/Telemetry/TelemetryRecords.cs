namespace Aspire.Hosting.Dashboard.Telemetry;

/// <summary>One process that sends telemetry: <c>service.name</c> and <c>service.instance.id</c>.</summary>
internal sealed record TelemetryResource(string Name, string InstanceId)
{
    public static readonly TelemetryResource Unknown = new("unknown", "");
}

/// <summary>A value is kept as the text that is shown.</summary>
internal readonly record struct Attribute(string Key, string Value);

internal enum SpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}

/// <summary>Times are nanoseconds since 1970 (UTC); ids are lower-case hexadecimal, empty when absent.</summary>
internal sealed record SpanRecord
{
    public required TelemetryResource Resource { get; init; }

    public required string Scope { get; init; }

    public required string TraceId { get; init; }

    public required string SpanId { get; init; }

    public string ParentSpanId { get; init; } = "";

    public required string Name { get; init; }

    public SpanKind Kind { get; init; }

    public long Start { get; init; }

    public long End { get; init; }

    public bool IsError { get; init; }

    public string StatusMessage { get; init; } = "";

    public IReadOnlyList<Attribute> Attributes { get; init; } = [];

    public IReadOnlyList<SpanEvent> Events { get; init; } = [];

    public IReadOnlyList<SpanLink> Links { get; init; } = [];

    public long Duration => Math.Max(0, End - Start);
}

internal sealed record SpanEvent(long Time, string Name, IReadOnlyList<Attribute> Attributes);

internal sealed record SpanLink(string TraceId, string SpanId);

internal enum LogSeverity
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}

internal sealed record LogEntry
{
    /// <summary>Order of arrival; given by the store.</summary>
    public long Sequence { get; init; }

    public required TelemetryResource Resource { get; init; }

    /// <summary>The logger's category.</summary>
    public required string Scope { get; init; }

    public long Time { get; init; }

    public LogSeverity Severity { get; init; }

    public required string Message { get; init; }

    public string TraceId { get; init; } = "";

    public string SpanId { get; init; } = "";

    public IReadOnlyList<Attribute> Attributes { get; init; } = [];
}
