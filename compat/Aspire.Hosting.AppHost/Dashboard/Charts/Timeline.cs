using Aspire.Hosting.Dashboard.Telemetry;

namespace Aspire.Hosting.Dashboard.Charts;

/// <summary>One line of a chart: a value per step of time, or nothing where none is known.</summary>
internal sealed record Line(string Name, double?[] Values)
{
    public double? Last => Values.LastOrDefault(v => v is not null);
}

/// <summary>Turns stored points into lines over the window that ends now.</summary>
internal static class Timeline
{
    private const int MostSteps = 60;
    private const long ShortestStep = 5_000_000_000;
    private const int MaxGauges = 5;

    public static IReadOnlyList<Line> Of(InstrumentView instrument, IReadOnlyList<SeriesView> series, long now, TimeSpan window)
    {
        var step = Math.Max(ShortestStep, window.Ticks * 100 / MostSteps);
        var grid = new Grid(now - (window.Ticks * 100), step, (int)(window.Ticks * 100 / step));
        return instrument.Kind switch
        {
            InstrumentKind.Counter => [new Line("per second", Rate(series, grid))],
            InstrumentKind.UpDownCounter => [new Line("total", Total(series, grid))],
            InstrumentKind.Gauge => [.. series.Take(MaxGauges).Select(s => new Line(NameOf(s), Total([s], grid)))],
            _ => Percentiles(series, grid),
        };
    }

    public static string NameOf(SeriesView series) =>
        series.Attributes.Count == 0 ? "value" : string.Join(", ", series.Attributes.Select(a => a.Key + "=" + a.Value));

    /// <summary>What was added to a distribution within the window.</summary>
    public static Distribution? Within(IEnumerable<SeriesView> series, long from)
    {
        Distribution? sum = null;
        foreach (var s in series)
        {
            foreach (var (time, _, distribution) in Increments(s).Where(i => i.Time >= from))
                sum = distribution is null ? sum : sum?.Plus(distribution) ?? distribution;
        }
        return sum;
    }

    /// <summary>How much a sum grew within the window.</summary>
    public static double Growth(SeriesView series, long from) => Increments(series).Where(i => i.Time >= from).Sum(i => i.Value);

    /// <summary>
    /// Points hold sums since the process began; what counts is the difference to the one before. A smaller value means that
    /// the process began anew, and the first point ever seen counts in full.
    /// </summary>
    private static IEnumerable<MetricPoint> Increments(SeriesView series)
    {
        for (var i = 0; i < series.Points.Length; i++)
        {
            var point = series.Points[i];
            if (i == 0)
            {
                if (series.IsComplete)
                    yield return point;
                continue;
            }
            var before = series.Points[i - 1];
            yield return point.Value < before.Value
                ? point
                : point with
                {
                    Value = point.Value - before.Value,
                    Distribution = before.Distribution is null ? point.Distribution : point.Distribution?.Minus(before.Distribution),
                };
        }
    }

    /// <summary>What was added between two reports is spread evenly over the steps between them.</summary>
    private static double?[] Rate(IReadOnlyList<SeriesView> series, Grid grid)
    {
        var values = new double?[grid.Count];
        foreach (var s in series)
        {
            long? before = null;
            foreach (var increment in Increments(s))
            {
                var from = before ?? increment.Time - ShortestStep;
                var rate = increment.Value / (Math.Max(1, increment.Time - from) / 1e9);
                for (var i = grid.Clamp(from); i <= grid.Clamp(increment.Time); i++)
                {
                    var overlap = Math.Min(increment.Time, grid.EndOf(i)) - Math.Max(from, grid.StartOf(i));
                    if (overlap > 0)
                        values[i] = (values[i] ?? 0) + (rate * overlap / grid.Step);
                }
                before = increment.Time;
            }
        }
        return values;
    }

    private static double?[] Total(IReadOnlyList<SeriesView> series, Grid grid)
    {
        var values = new double?[grid.Count];
        foreach (var s in series)
        {
            var own = new double?[grid.Count];
            double? before = null;
            foreach (var point in s.Points)
            {
                if (point.Time < grid.Start)
                    before = point.Value;
                else if (grid.IndexOf(point.Time) is { } i)
                    own[i] = point.Value;
            }
            var last = Array.FindLastIndex(own, v => v is not null);
            for (var i = 0; i <= last; i++)
            {
                before = own[i] ?? before;
                if (before is not null)
                    values[i] = (values[i] ?? 0) + before;
            }
        }
        return values;
    }

    private static Line[] Percentiles(IReadOnlyList<SeriesView> series, Grid grid)
    {
        var steps = new Distribution?[grid.Count];
        foreach (var increment in series.SelectMany(Increments))
        {
            if (increment.Distribution is { Count: > 0 } d && grid.IndexOf(increment.Time) is { } i)
                steps[i] = steps[i]?.Plus(d) ?? d;
        }
        return [Line(50), Line(95), Line(99)];

        Line Line(int percentile) => new("p" + percentile, [.. steps.Select(d => d is null ? null : (double?)Percentile.Of(d, percentile))]);
    }

    /// <summary>The window in steps; times are nanoseconds.</summary>
    private readonly record struct Grid(long Start, long Step, int Count)
    {
        public long StartOf(int index) => Start + (index * Step);

        public long EndOf(int index) => Start + ((index + 1) * Step);

        public int? IndexOf(long time) => time >= Start && (time - Start) / Step is var i && i < Count ? (int)i : null;

        public int Clamp(long time) => (int)Math.Clamp((time - Start) / Step, 0, Count - 1);
    }
}
