using ClassCast.Core.People;

namespace ClassCast.Core.Tests.People;

public sealed class SignInLockTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 }, 3, null)] // four are not enough
    [InlineData(new[] { 0, 1, 2, 3, 4 }, 4, 15)] // the fifth locks for 15 minutes
    [InlineData(new[] { 0, 1, 2, 3, 4 }, 18, 1)]
    [InlineData(new[] { 0, 1, 2, 3, 4 }, 19, null)] // over
    [InlineData(new[] { 0, 1, 2, 3, 14 }, 14, 15)] // just within the window
    [InlineData(new[] { 0, 1, 2, 3, 15 }, 15, null)] // just outside
    [InlineData(new[] { 0, 0, 0, 0, 0 }, 0, 15)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 15 }, 15, null)] // after the lock counting begins anew
    [InlineData(new[] { 0, 1, 2, 3, 4, 19, 20, 21, 22, 23 }, 23, 15)] // and locks again
    public void Five_failures_in_fifteen_minutes_lock_for_fifteen(int[] failures, int now, int? remaining)
    {
        IReadOnlyList<DateTimeOffset> kept = [];
        foreach (var minute in failures)
        {
            kept = SignInLock.Remember(kept, Start.AddMinutes(minute));
        }

        Assert.Equal(remaining is { } minutes ? TimeSpan.FromMinutes(minutes) : null, SignInLock.Remaining(kept, Start.AddMinutes(now)));
        Assert.True(kept.Count <= SignInLock.MaximumFailures);
    }

    [Fact]
    public void Another_maximum_locks_at_that_number()
    {
        IReadOnlyList<DateTimeOffset> two = [Start, Start];

        Assert.Null(SignInLock.Remaining(two, Start, maximum: 3));
        Assert.NotNull(SignInLock.Remaining(SignInLock.Remember(two, Start, maximum: 3), Start, maximum: 3));
    }
}
