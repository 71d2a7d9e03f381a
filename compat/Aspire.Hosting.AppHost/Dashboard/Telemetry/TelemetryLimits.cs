namespace Aspire.Hosting.Dashboard.Telemetry;

/// <summary>What is kept at most. A process that talks much forgets its own oldest data, not that of others.</summary>
internal sealed record TelemetryLimits
{
    public int Resources { get; init; } = 64;

    public int LogsPerResource { get; init; } = 10_000;

    public int Traces { get; init; } = 4_000;

    public int Spans { get; init; } = 60_000;

    public int SpansPerTrace { get; init; } = 5_000;

    public int InstrumentsPerResource { get; init; } = 300;

    public int SeriesPerInstrument { get; init; } = 100;

    public int SeriesPerResource { get; init; } = 1_000;

    /// <summary>With <see cref="PointInterval"/>, half an hour.</summary>
    public int PointsPerSeries { get; init; } = 360;

    /// <summary>Points that follow faster replace one another.</summary>
    public TimeSpan PointInterval { get; init; } = TimeSpan.FromSeconds(5);

    public const int Text = 16_384;
    public const int Name = 512;
    public const int Attributes = 128;
    public const int Events = 128;
}
