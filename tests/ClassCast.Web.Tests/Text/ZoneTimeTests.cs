using ClassCast.Web.Forms;

namespace ClassCast.Web.Tests.Text;

public sealed class ZoneTimeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-28T23:59", "2026-11-28T22:59:00Z")]
    [InlineData("2026-07-01T09:00", "2026-07-01T07:00:00Z")]
    [InlineData("2026-07-01T09:00:30", "2026-07-01T07:00:30Z")]
    // the clock jumps from 02:00 to 03:00
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z")]
    // the hour from 02:00 comes twice
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")]
    public void What_was_entered_is_read_in_the_persons_zone(string text, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc), ZoneTime.FromField(text, Berlin));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30T10:00")]
    [InlineData("28.11.2026 23:59")]
    [InlineData("0001-01-01T00:00")]
    public void What_is_no_moment_is_refused(string text) => Assert.Null(ZoneTime.FromField(text, Berlin));

    [Fact]
    public void A_moment_goes_into_the_field_and_comes_back()
    {
        var at = new DateTimeOffset(2026, 11, 28, 22, 59, 0, TimeSpan.Zero);

        Assert.Equal("2026-11-28T23:59", ZoneTime.ToField(at, Berlin));
        Assert.Equal(at, ZoneTime.FromField(ZoneTime.ToField(at, Berlin), Berlin));
    }
}
