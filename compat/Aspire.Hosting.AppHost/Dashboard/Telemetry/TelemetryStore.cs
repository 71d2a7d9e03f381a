using System.Collections.Concurrent;

namespace Aspire.Hosting.Dashboard.Telemetry;

/// <summary>Everything that the processes have reported and that is still kept.</summary>
internal sealed class TelemetryStore(TelemetryLimits limits)
{
    private readonly ConcurrentDictionary<(string, string), TelemetryResource> _resources = new();

    public TelemetryStore() : this(new TelemetryLimits())
    {
    }

    public TraceStore Traces { get; } = new(limits);

    public LogStore Logs { get; } = new(limits);

    public MetricStore Metrics { get; } = new(limits);

    public IReadOnlyList<string> ResourceNames =>
        [.. _resources.Values.Select(r => r.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public bool HasReplicas(string name) => _resources.Values.Count(r => r.Name == name) > 1;

    /// <summary>One object per process, so that a span costs a reference; senders beyond the limit share one.</summary>
    public TelemetryResource Resource(string name, string instanceId)
    {
        if (_resources.TryGetValue((name, instanceId), out var known))
            return known;
        return _resources.Count >= limits.Resources
            ? TelemetryResource.Unknown
            : _resources.GetOrAdd((name, instanceId), static key => new TelemetryResource(key.Item1, key.Item2));
    }
}
