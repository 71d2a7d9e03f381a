namespace ClassCast.Backends.Aws.Jobs;

/// <summary>SQS counts in whole seconds.</summary>
internal static class SqsTime
{
    /// <summary>No message can be invisible for longer.</summary>
    private const double MaximumVisibility = 12 * 60 * 60;

    /// <summary>Never less than asked for, and never more than there is.</summary>
    public static int Seconds(TimeSpan time) => (int)Math.Ceiling(Math.Clamp(time.TotalSeconds, 0, MaximumVisibility));
}
