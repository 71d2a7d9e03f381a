namespace Aspire.Hosting.Dashboard.Telemetry;

/// <summary>What the list of traces shows of one trace.</summary>
internal sealed record TraceSummary(
    string Id,
    SpanRecord Root,
    long Start,
    long End,
    bool HasError,
    int SpanCount,
    IReadOnlyList<(string Resource, int Spans)> Resources)
{
    public long Duration => Math.Max(0, End - Start);
}

internal sealed record TraceQuery(string? Resource = null, string? Text = null, bool ErrorsOnly = false, TimeSpan MinDuration = default);

/// <summary>The latest traces, each with all its spans from whichever process sent them.</summary>
internal sealed class TraceStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Trace> _traces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<Trace>> _byFirstResource = new(StringComparer.Ordinal);
    private int _spans;

    public long Revision { get; private set; }

    public int SpanCount
    {
        get
        {
            lock (_gate)
                return _spans;
        }
    }

    public void Add(IEnumerable<SpanRecord> spans)
    {
        lock (_gate)
        {
            foreach (var span in spans)
                Add(span);
            Revision++;
        }
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TraceSummary> List(TraceQuery query, int limit)
    {
        lock (_gate)
        {
            return [.. _traces.Values
                .Where(t => t.Matches(query))
                .OrderByDescending(t => t.Start)
                .Take(limit)
                .Select(t => t.Summarize())];
        }
    }

    /// <summary>The spans in order of their start; empty when the trace is not known (any more).</summary>
    public IReadOnlyList<SpanRecord> Get(string traceId)
    {
        lock (_gate)
            return _traces.TryGetValue(traceId, out var trace) ? [.. trace.Spans.OrderBy(s => s.Start)] : [];
    }

    private void Add(SpanRecord span)
    {
        if (!_traces.TryGetValue(span.TraceId, out var trace))
        {
            trace = new Trace(span.TraceId);
            _traces.Add(span.TraceId, trace);
            if (!_byFirstResource.TryGetValue(span.Resource.Name, out var queue))
                _byFirstResource.Add(span.Resource.Name, queue = new Queue<Trace>());
            queue.Enqueue(trace);
        }
        if (trace.Spans.Count >= limits.SpansPerTrace || !trace.Add(span))
            return;
        _spans++;
        while (_traces.Count > limits.Traces || (_spans > limits.Spans && _traces.Count > 1))
            ForgetOne();
    }

    /// <summary>The oldest trace of whichever process began most of them.</summary>
    private void ForgetOne()
    {
        var trace = _byFirstResource.Values.MaxBy(q => q.Count)!.Dequeue();
        _traces.Remove(trace.Id);
        _spans -= trace.Spans.Count;
    }

    private sealed class Trace(string id)
    {
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _resources = new(StringComparer.Ordinal);
        private SpanRecord? _root;
        private bool _hasError;

        public string Id => id;

        public List<SpanRecord> Spans { get; } = [];

        public long Start { get; private set; } = long.MaxValue;

        private long End { get; set; }

        /// <summary>False when the span is here already: an exporter that got no answer sends again.</summary>
        public bool Add(SpanRecord span)
        {
            if (!_ids.Add(span.SpanId))
                return false;
            Spans.Add(span);
            Start = Math.Min(Start, span.Start);
            End = Math.Max(End, span.End);
            _hasError |= span.IsError;
            _resources[span.Resource.Name] = _resources.GetValueOrDefault(span.Resource.Name) + 1;
            if (_root is null || Rank(span).CompareTo(Rank(_root)) < 0)
                _root = span;
            return true;
        }

        public bool Matches(TraceQuery query) =>
            (!query.ErrorsOnly || _hasError)
            && (string.IsNullOrEmpty(query.Resource) || _resources.ContainsKey(query.Resource))
            && (query.MinDuration <= TimeSpan.Zero || (End - Start) / 100 >= query.MinDuration.Ticks)
            && (string.IsNullOrEmpty(query.Text) || id == query.Text || Spans.Exists(s => Contains(s, query.Text)));

        public TraceSummary Summarize() =>
            new(id, _root!, Start, End, _hasError, Spans.Count, [.. _resources.Select(r => (r.Key, r.Value)).OrderByDescending(r => r.Value)]);

        private static bool Contains(SpanRecord span, string text) =>
            span.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
            || span.Attributes.Any(a => a.Value.Contains(text, StringComparison.OrdinalIgnoreCase));

        // a span without parent begins the trace; failing that, the earliest known
        private static (bool, long) Rank(SpanRecord span) => (span.ParentSpanId.Length > 0, span.Start);
    }
}
