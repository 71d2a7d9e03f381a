namespace Aspire.Hosting.Dashboard.Telemetry;

internal sealed record LogQuery(
    string? Resource = null,
    LogSeverity MinSeverity = LogSeverity.Trace,
    string? Text = null,
    string? TraceId = null,
    string? SpanId = null,
    long Before = long.MaxValue);

/// <summary>The latest structured logs of every process.</summary>
internal sealed class LogStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Ring<LogEntry>> _byResource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _errors = new(StringComparer.Ordinal);
    private long _sequence;

    public long Revision => Interlocked.Read(ref _sequence);

    public void Add(IEnumerable<LogEntry> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                if (!_byResource.TryGetValue(entry.Resource.Name, out var ring))
                    _byResource.Add(entry.Resource.Name, ring = new Ring<LogEntry>(limits.LogsPerResource));
                ring.Add(entry with { Sequence = ++_sequence });
                if (entry.Severity >= LogSeverity.Error)
                    _errors[entry.Resource.Name] = _errors.GetValueOrDefault(entry.Resource.Name) + 1;
            }
        }
    }

    /// <summary>How many errors the resource has logged since it was first heard of.</summary>
    public int ErrorsOf(string resource)
    {
        lock (_gate)
            return _errors.GetValueOrDefault(resource);
    }

    /// <summary>The newest that match, newest first.</summary>
    public IReadOnlyList<LogEntry> List(LogQuery query, int limit)
    {
        var found = new List<LogEntry>();
        lock (_gate)
        {
            foreach (var (resource, ring) in _byResource)
            {
                if (!string.IsNullOrEmpty(query.Resource) && resource != query.Resource)
                    continue;
                var taken = 0;
                for (var i = ring.Count - 1; i >= 0 && taken < limit; i--)
                {
                    if (!Matches(ring[i], query))
                        continue;
                    found.Add(ring[i]);
                    taken++;
                }
            }
        }
        return [.. found.OrderByDescending(e => e.Sequence).Take(limit).OrderByDescending(e => e.Time).ThenByDescending(e => e.Sequence)];
    }

    private static bool Matches(LogEntry entry, LogQuery query) =>
        entry.Sequence < query.Before
        && entry.Severity >= query.MinSeverity
        && (string.IsNullOrEmpty(query.TraceId) || entry.TraceId == query.TraceId)
        && (string.IsNullOrEmpty(query.SpanId) || entry.SpanId == query.SpanId)
        && (string.IsNullOrEmpty(query.Text) || Contains(entry, query.Text));

    private static bool Contains(LogEntry entry, string text) =>
        entry.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
        || entry.Scope.Contains(text, StringComparison.OrdinalIgnoreCase)
        || entry.Attributes.Any(a => a.Value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
