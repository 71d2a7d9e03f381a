namespace ClassCast.Core.People;

/// <summary>
/// The lock against guessing: five failed sign-ins within 15 minutes lock for 15 minutes from the last of them. Counted per account and per
/// address, known or not. While it is locked nothing is tried, so nothing is counted.
/// </summary>
public static class SignInLock
{
    public const int MaximumFailures = 5;

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(15);

    public static TimeSpan Duration { get; } = TimeSpan.FromMinutes(15);

    /// <param name="failures">Times of the latest failures, ascending, as kept by <see cref="Remember"/>.</param>
    /// <param name="now">The one clock.</param>
    /// <param name="maximum">How many failures lock.</param>
    /// <returns>How long the lock still lasts; null when there is none.</returns>
    public static TimeSpan? Remaining(IReadOnlyList<DateTimeOffset> failures, DateTimeOffset now, int maximum = MaximumFailures)
    {
        if (failures.Count < maximum)
        {
            return null;
        }

        var last = failures[^1];
        var remaining = last + Duration - now;
        return last - failures[^maximum] < Window && remaining > TimeSpan.Zero ? remaining : null;
    }

    /// <returns>The failures to keep: the latest <paramref name="maximum"/>, this one included.</returns>
    public static IReadOnlyList<DateTimeOffset> Remember(IReadOnlyList<DateTimeOffset> failures, DateTimeOffset now, int maximum = MaximumFailures) =>
        [.. failures.Append(now).TakeLast(maximum)];
}
