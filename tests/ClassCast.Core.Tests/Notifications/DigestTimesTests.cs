using System.Globalization;
using ClassCast.Core.Notifications;

namespace ClassCast.Core.Tests.Notifications;

public sealed class DigestTimesTests
{
    // 23 November 2026 is a Monday
    [Theory]
    [InlineData(MailFrequency.Daily, "2026-11-24T05:59:59Z", "2026-11-24T06:00:00Z")]
    [InlineData(MailFrequency.Daily, "2026-11-24T06:00:00Z", "2026-11-25T06:00:00Z")]
    [InlineData(MailFrequency.Daily, "2026-12-31T23:59:00Z", "2027-01-01T06:00:00Z")]
    [InlineData(MailFrequency.Daily, "2026-11-24T01:00:00+05:00", "2026-11-24T06:00:00Z")]
    [InlineData(MailFrequency.Weekly, "2026-11-22T12:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData(MailFrequency.Weekly, "2026-11-23T05:00:00Z", "2026-11-23T06:00:00Z")]
    [InlineData(MailFrequency.Weekly, "2026-11-23T06:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData(MailFrequency.Weekly, "2026-11-26T06:00:00Z", "2026-11-30T06:00:00Z")]
    [InlineData(MailFrequency.Instant, "2026-11-24T05:59:59Z", "2026-11-24T05:59:59Z")]
    public void A_digest_is_due_at_the_next_hour_of_its_day(MailFrequency frequency, string now, string due) =>
        Assert.Equal(At(due), DigestTimes.Next(frequency, At(now), hour: 6));

    [Fact]
    public void Midnight_is_an_hour_too() => Assert.Equal(At("2026-11-25T00:00:00Z"), DigestTimes.Next(MailFrequency.Daily, At("2026-11-24T00:00:00Z"), hour: 0));

    [Fact]
    public void Who_wants_no_mail_has_none_to_come() => Assert.Null(DigestTimes.Next(MailFrequency.Never, At("2026-11-24T05:59:59Z"), hour: 6));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
