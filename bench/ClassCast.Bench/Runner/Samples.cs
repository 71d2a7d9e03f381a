namespace ClassCast.Bench.Runner;

/// <summary>What one figure was in each round. The median counts; the spread says how far to trust it.</summary>
internal sealed record Samples(IReadOnlyList<double> Values)
{
    public static Samples Of(params IReadOnlyList<double> values) => new(values);

    public double Median => Percentile(50);

    /// <summary>From the lowest to the highest, in percent of the median; 0 for a single value.</summary>
    public double SpreadPercent => Values.Count < 2 || Median == 0 ? 0 : (Values.Max() - Values.Min()) / Median * 100;

    /// <summary>By interpolation between the two nearest ranks.</summary>
    public double Percentile(double percent)
    {
        var sorted = Values.Order().ToList();
        var rank = (sorted.Count - 1) * percent / 100;
        var below = sorted[(int)Math.Floor(rank)];
        var above = sorted[(int)Math.Ceiling(rank)];
        return below + ((above - below) * (rank - Math.Floor(rank)));
    }
}
