using ClassCast.Web.Text;

namespace ClassCast.Web.Tests.Text;

public sealed class TimeTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 20, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData(10, "in a moment")]
    [InlineData(-10, "just now")]
    [InlineData(60, "in 1 minute")]
    [InlineData(-5 * 60, "5 minutes ago")]
    [InlineData((59 * 60) + 40, "in 1 hour")]
    [InlineData(-3 * 3600, "3 hours ago")]
    [InlineData(23 * 3600, "in 23 hours")]
    [InlineData(24 * 3600, "in 1 day")]
    [InlineData(-3 * 86400, "3 days ago")]
    [InlineData(45 * 86400, "in 1 month")]
    [InlineData(-400 * 86400, "1 year ago")]
    public void A_distance_in_time_reads_in_its_largest_unit(int seconds, string words) =>
        Assert.Equal(words, TimeText.Relative(Now.AddSeconds(seconds), Now));

    [Theory]
    [InlineData("2026-11-21T22:30:00Z", "Due today at 23:30")]
    [InlineData("2026-11-21T23:30:00Z", "Due tomorrow at 00:30")]
    [InlineData("2026-11-26T08:00:00Z", "Due Thursday at 09:00")]
    [InlineData("2026-12-12T20:00:00Z", "Due in 21 days")]
    [InlineData("2026-11-21T08:00:00Z", "Was due today at 09:00")]
    [InlineData("2026-11-20T08:00:00Z", "Was due yesterday at 09:00")]
    [InlineData("2026-11-11T20:00:00Z", "Was due 10 days ago")]
    public void A_due_date_reads_by_the_days_of_the_readers_zone(string due, string words) =>
        Assert.Equal(words, TimeText.Due(DateTimeOffset.Parse(due), Now, Berlin));

    [Fact]
    public void The_year_is_left_out_when_it_is_this_one()
    {
        Assert.Equal("Sat 28 Nov, 23:59", TimeText.Brief(new DateTimeOffset(2026, 11, 28, 22, 59, 0, TimeSpan.Zero), Now, Berlin));
        Assert.Equal("Sat 2 Jan 2027, 00:30", TimeText.Brief(new DateTimeOffset(2027, 1, 1, 23, 30, 0, TimeSpan.Zero), Now, Berlin));
    }

    [Fact]
    public void The_exact_time_says_its_offset() =>
        Assert.Equal("Saturday 21 November 2026, 21:00 (UTC+01:00)", TimeText.Exact(Now, Berlin));
}
