using ClassCast.Core.Submissions;

namespace ClassCast.Core.Tests.Submissions;

public sealed class SubmissionClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-3, 0, -3)] // a short upload counts from its start
    [InlineData(-15, 0, -15)]
    [InlineData(-60, 0, -15)] // of a long one, only the last quarter of an hour is forgiven
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)] // clocks of two servers may differ: never later than the confirmation
    public void An_upload_counts_as_handed_in_at_its_start_or_a_quarter_of_an_hour_before_its_confirmation(int started, int confirmed, int counts) =>
        Assert.Equal(Noon.AddMinutes(counts), SubmissionClock.CountsAt(Noon.AddMinutes(started), Noon.AddMinutes(confirmed)));

    [Theory]
    [InlineData(-1, 14, true)]
    [InlineData(-1, 15, true)]
    [InlineData(-1, 16, false)]
    [InlineData(-300, 15, true)]
    [InlineData(-300, 16, false)]
    [InlineData(1, 2, false)] // begun after the deadline: no grace
    public void An_upload_begun_before_a_deadline_is_in_time_for_a_quarter_of_an_hour_after_it(int started, int confirmed, bool inTime) =>
        Assert.Equal(inTime, SubmissionClock.CountsAt(Noon.AddMinutes(started), Noon.AddMinutes(confirmed)) <= Noon);

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void The_permission_to_start_stands_for_a_quarter_of_an_hour(int minutes, bool stands) =>
        Assert.Equal(stands, SubmissionClock.StartStillStands(Noon, Noon.AddMinutes(minutes)));
}
