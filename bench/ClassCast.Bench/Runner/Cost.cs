namespace ClassCast.Bench.Runner;

/// <summary>Seconds on the clock and of the processors.</summary>
internal readonly record struct Cost(double Wall, double Processor)
{
    public static Cost Nothing => default;

    public static Cost operator +(Cost left, Cost right) => new(left.Wall + right.Wall, left.Processor + right.Processor);
}
