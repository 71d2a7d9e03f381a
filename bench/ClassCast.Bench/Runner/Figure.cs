using System.Globalization;

namespace ClassCast.Bench.Runner;

/// <summary>One line of the table.</summary>
/// <param name="Work">What was done.</param>
/// <param name="Ours">What ClassCast takes or manages.</param>
/// <param name="Unit">Of both figures.</param>
internal sealed record Figure(string Work, Samples Ours, string Unit)
{
    /// <summary>The bare way to do the same, measured in the same run; null where there is none.</summary>
    public Samples? Limit { get; init; }

    public string? LimitIs { get; init; }

    public Budget? Budget { get; init; }

    public double? Ratio => Limit is { Median: > 0 } ? Ours.Median / Limit.Median : null;

    public bool? IsWithinBudget => Budget?.IsMetBy(this);
}

/// <summary>What a figure is held against. Missing it is shown, and fails nothing: machines differ, and so do their neighbours.</summary>
internal sealed record Budget(string Text, Func<Figure, bool> IsMetBy)
{
    public static Budget AtMost(double most) => new($"≤ {Number(most)}", figure => figure.Ours.Median <= most);

    public static Budget AtLeast(double least) => new($"≥ {Number(least)}", figure => figure.Ours.Median >= least);

    public static Budget RatioAtMost(double most) => new($"ratio ≤ {Number(most)}", figure => figure.Ratio <= most);

    public static Budget RatioAtLeast(double least) => new($"ratio ≥ {Number(least)}", figure => figure.Ratio >= least);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
