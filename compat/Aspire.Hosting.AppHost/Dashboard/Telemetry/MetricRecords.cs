namespace Aspire.Hosting.Dashboard.Telemetry;

internal enum InstrumentKind
{
    /// <summary>A sum that only grows: shown as a rate.</summary>
    Counter,

    /// <summary>A sum that also falls: shown as it stands.</summary>
    UpDownCounter,

    Gauge,
    Histogram,
}

internal readonly record struct InstrumentKey(string Resource, string Meter, string Name);

/// <summary>What a decoded data point says; a sum or histogram since the process began, unless it is a delta.</summary>
internal sealed record MetricSample
{
    public required TelemetryResource Resource { get; init; }

    public required string Meter { get; init; }

    public required string Name { get; init; }

    public string Unit { get; init; } = "";

    public string Description { get; init; } = "";

    public InstrumentKind Kind { get; init; }

    public bool IsDelta { get; init; }

    public long Time { get; init; }

    public double Value { get; init; }

    public Distribution? Distribution { get; init; }

    public IReadOnlyList<Attribute> Attributes { get; init; } = [];
}

/// <summary>Counts per bucket: bucket i holds the values up to <c>Bounds[i]</c>, the last one the rest.</summary>
internal sealed record Distribution(IReadOnlyList<double> Bounds, IReadOnlyList<long> Counts, double Sum, long Count)
{
    public Distribution Plus(Distribution other) => Combine(other, 1);

    public Distribution Minus(Distribution other) => Combine(other, -1);

    private Distribution Combine(Distribution other, int sign) => Counts.Count != other.Counts.Count
        ? this
        : new Distribution(
            Bounds,
            [.. Counts.Zip(other.Counts, (a, b) => a + (sign * b))],
            Sum + (sign * other.Sum),
            Count + (sign * other.Count));
}

/// <summary>One stored point; sums and distributions are cumulative.</summary>
internal readonly record struct MetricPoint(long Time, double Value, Distribution? Distribution);

/// <summary>A copy of one time series, oldest point first.</summary>
internal sealed record SeriesView(string Key, IReadOnlyList<Attribute> Attributes, MetricPoint[] Points, bool IsComplete);

/// <summary>A copy of one instrument of one service, over all its instances.</summary>
internal sealed record InstrumentView(
    InstrumentKey Key,
    InstrumentKind Kind,
    string Unit,
    string Description,
    IReadOnlyList<SeriesView> Series);
