using System.Security.Cryptography;
using System.Text;

namespace Aspire.Hosting.Dashboard.Telemetry;

/// <summary>The recent past of every instrument.</summary>
internal sealed class MetricStore(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<InstrumentKey, Instrument> _instruments = [];
    private readonly Dictionary<string, int> _series = new(StringComparer.Ordinal);

    public long Revision { get; private set; }

    public void Add(IEnumerable<MetricSample> samples)
    {
        lock (_gate)
        {
            foreach (var sample in samples)
                Add(sample);
            Revision++;
        }
    }

    public IReadOnlyList<string> Resources()
    {
        lock (_gate)
            return [.. _instruments.Keys.Select(k => k.Resource).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<InstrumentView> List(string resource)
    {
        lock (_gate)
        {
            return [.. _instruments
                .Where(i => i.Key.Resource == resource)
                .OrderBy(i => i.Key.Meter, StringComparer.Ordinal)
                .ThenBy(i => i.Key.Name, StringComparer.Ordinal)
                .Select(i => i.Value.View(i.Key))];
        }
    }

    public InstrumentView? Find(InstrumentKey key)
    {
        lock (_gate)
            return _instruments.GetValueOrDefault(key)?.View(key);
    }

    private void Add(MetricSample sample)
    {
        var key = new InstrumentKey(sample.Resource.Name, sample.Meter, sample.Name);
        if (!_instruments.TryGetValue(key, out var instrument))
        {
            if (_instruments.Keys.Count(k => k.Resource == key.Resource) >= limits.InstrumentsPerResource)
                return;
            _instruments.Add(key, instrument = new Instrument(sample, limits));
        }
        var known = _series.GetValueOrDefault(key.Resource);
        if (instrument.Add(sample, mayGrow: known < limits.SeriesPerResource))
            _series[key.Resource] = known + 1;
    }

    private sealed class Instrument(MetricSample first, TelemetryLimits limits)
    {
        private readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);

        /// <summary>True when the sample began a new series.</summary>
        public bool Add(MetricSample sample, bool mayGrow)
        {
            // instances of one service are series of their own, so that their sums stay apart
            var key = KeyOf(sample);
            if (_series.TryGetValue(key, out var series))
            {
                series.Add(sample);
                return false;
            }
            if (!mayGrow || _series.Count >= limits.SeriesPerInstrument)
                return false;
            _series.Add(key, series = new Series(key, sample.Attributes, limits));
            series.Add(sample);
            return true;
        }

        public InstrumentView View(InstrumentKey key) =>
            new(key, first.Kind, first.Unit, first.Description, [.. _series.Values.Select(s => s.View())]);

        private static string KeyOf(MetricSample sample)
        {
            var text = new StringBuilder(sample.Resource.InstanceId);
            foreach (var attribute in sample.Attributes.OrderBy(a => a.Key, StringComparer.Ordinal))
                text.Append('\0').Append(attribute.Key).Append('\0').Append(attribute.Value);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 6));
        }
    }

    private sealed class Series(string key, IReadOnlyList<Attribute> attributes, TelemetryLimits limits)
    {
        private readonly Ring<MetricPoint> _points = new(limits.PointsPerSeries);
        private readonly long _interval = limits.PointInterval.Ticks * 100;
        private long _lastOwn;

        public void Add(MetricSample sample)
        {
            var point = new MetricPoint(sample.Time, sample.Value, sample.Distribution);
            if (_points.Count == 0)
            {
                _lastOwn = point.Time;
                _points.Add(point);
                return;
            }
            var last = _points[_points.Count - 1];
            if (point.Time < last.Time)
                return;
            if (sample.IsDelta)
            {
                point = point with
                {
                    Value = last.Value + point.Value,
                    Distribution = last.Distribution is null ? point.Distribution : point.Distribution?.Plus(last.Distribution),
                };
            }
            if (_points.Count > 1 && point.Time - _lastOwn < _interval)
            {
                _points[_points.Count - 1] = point;
                return;
            }
            _lastOwn = point.Time;
            _points.Add(point);
        }

        public SeriesView View() => new(key, attributes, _points.ToArray(), !_points.HasDropped);
    }
}
