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
    private const int Steps = 60;
    private const int MaxGauges = 5;

    public static IReadOnlyList<Line> Of(InstrumentView instrument, IReadOnlyList<SeriesView> series, long now, TimeSpan window)
    {
        var step = window.Ticks * 100 / Steps;
        var start = now - (step * Steps);
        return instrument.Kind switch
        {
            InstrumentKind.Counter => [new Line("per second", Rate(series, start, step))],
            InstrumentKind.UpDownCounter => [new Line("total", Total(series, start, step))],
            InstrumentKind.Gauge => [.. series.Take(MaxGauges).Select(s => new Line(NameOf(s), Total([s], start, step)))],
            _ => Percentiles(series, start, step),
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

    private static double?[] Rate(IReadOnlyList<SeriesView> series, long start, long step)
    {
        var values = new double?[Steps];
        foreach (var increment in series.SelectMany(Increments))
        {
            if (IndexOf(increment.Time, start, step) is { } i)
                values[i] = (values[i] ?? 0) + (increment.Value / (step / 1e9));
        }
        return Quiet(values);
    }

    // between the first and the last report, a step without growth is a zero
    private static double?[] Quiet(double?[] values)
    {
        var first = Array.FindIndex(values, v => v is not null);
        var last = Array.FindLastIndex(values, v => v is not null);
        for (var i = Math.Max(0, first); i < last; i++)
            values[i] ??= 0;
        return values;
    }

    private static double?[] Total(IReadOnlyList<SeriesView> series, long start, long step)
    {
        var values = new double?[Steps];
        foreach (var s in series)
        {
            var own = new double?[Steps];
            double? before = null;
            foreach (var point in s.Points)
            {
                if (point.Time < start)
                    before = point.Value;
                else if (IndexOf(point.Time, start, step) is { } i)
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

    private static Line[] Percentiles(IReadOnlyList<SeriesView> series, long start, long step)
    {
        var steps = new Distribution?[Steps];
        foreach (var increment in series.SelectMany(Increments))
        {
            if (increment.Distribution is { Count: > 0 } d && IndexOf(increment.Time, start, step) is { } i)
                steps[i] = steps[i]?.Plus(d) ?? d;
        }
        return [Line(50), Line(95), Line(99)];

        Line Line(int percentile) => new("p" + percentile, [.. steps.Select(d => d is null ? null : (double?)Percentile.Of(d, percentile))]);
    }

    private static int? IndexOf(long time, long start, long step) =>
        time >= start && (time - start) / step is var i and < Steps ? (int)i : null;
}
