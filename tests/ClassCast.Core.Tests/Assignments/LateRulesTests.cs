using ClassCast.Core.Assignments;

namespace ClassCast.Core.Tests.Assignments;

public sealed class LateRulesTests
{
    [Theory]
    [InlineData(-24, 0)]
    [InlineData(0, 0)]
    [InlineData(0.0001, 1)]
    [InlineData(24, 1)]
    [InlineData(24.0001, 2)]
    [InlineData(48, 2)]
    [InlineData(24 * 400, 400)]
    public void A_day_begun_counts_whole_and_the_due_moment_is_on_time(double hours, int days) =>
        Assert.Equal(days, LateRules.DaysBegun(Given.Due, Given.At(hours)));

    [Theory]
    [InlineData(10, 0, 1, 10)]
    [InlineData(10, 0, 5, 50)]
    [InlineData(10, 50, 5, 50)]
    [InlineData(10, 50, 6, 50)]
    [InlineData(10, 0, 30, 100)]
    [InlineData(100, 0, 1, 100)]
    [InlineData(0, 0, 9, 0)]
    [InlineData(100, 100, 9, 0)]
    [InlineData(7, 30, 10, 70)]
    [InlineData(7, 30, 11, 70)]
    public void The_penalty_grows_by_the_day_down_to_the_floor(int perDay, int floor, int days, int percent) =>
        Assert.Equal(percent, LateRules.PenaltyPercent(new LatePolicy(true, perDay, floor), Given.Due, Given.Due.AddDays(days)));

    [Fact]
    public void A_penalty_of_centuries_does_not_overflow() =>
        Assert.Equal(100, LateRules.PenaltyPercent(new LatePolicy(true, 100, 0), DateTimeOffset.MinValue, DateTimeOffset.MaxValue));

    [Fact]
    public void On_time_costs_nothing() =>
        Assert.Equal(0, LateRules.PenaltyPercent(new LatePolicy(true, 100, 0), Given.Due, Given.Due));
}
