using ClassCast.Core.People;

namespace ClassCast.Core.Tests.People;

public sealed class VerificationCodesTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(new int[0], 0, 0)]
    [InlineData(new[] { 0, 0, 0, 0 }, 0, 0)]
    [InlineData(new[] { 0, 10, 20, 30, 40 }, 40, 20)]
    [InlineData(new[] { 0, 10, 20, 30, 40 }, 60, 0)]
    [InlineData(new[] { 0, 10, 20, 30, 40, 60 }, 60, 10)]
    public void Five_mails_an_hour(int[] mails, int now, int wait)
    {
        IReadOnlyList<DateTimeOffset> kept = [];
        foreach (var minute in mails)
        {
            kept = VerificationCodes.Remember(kept, Start.AddMinutes(minute));
        }

        Assert.Equal(TimeSpan.FromMinutes(wait), VerificationCodes.WaitBeforeMail(kept, Start.AddMinutes(now)));
    }
}
