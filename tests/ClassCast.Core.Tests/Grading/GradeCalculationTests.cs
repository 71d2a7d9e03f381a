using ClassCast.Core.Grading;

namespace ClassCast.Core.Tests.Grading;

public sealed class GradeCalculationTests
{
    [Theory]
    [InlineData("0", 100, true)]
    [InlineData("100", 100, true)]
    [InlineData("100.01", 100, false)]
    [InlineData("-0.01", 100, false)]
    public void Points_range_from_nothing_to_what_the_assignment_is_worth(string points, int maximum, bool expected) =>
        Assert.Equal(expected, GradeCalculation.IsInRange(decimal.Parse(points), maximum));

    [Theory]
    [InlineData("8.25", false)]
    [InlineData("8.250", false)]
    [InlineData("8.255", true)]
    public void Points_have_at_most_two_decimals(string points, bool tooMany) =>
        Assert.Equal(tooMany, GradeCalculation.HasTooManyDecimals(decimal.Parse(points)));

    [Theory]
    [InlineData("80", 0, "80")]
    [InlineData("80", 10, "72")]
    [InlineData("80", 100, "0")]
    [InlineData("0", 10, "0")]
    [InlineData("85.55", 10, "77")] // 76.995
    [InlineData("33.33", 5, "31.66")] // 31.6635
    [InlineData("0.05", 50, "0.03")] // 0.025: half a hundredth goes to the student
    public void The_penalty_is_taken_off_to_the_hundredth(string points, int penalty, string final) =>
        Assert.Equal(decimal.Parse(final), GradeCalculation.FinalPoints(decimal.Parse(points), penalty));
}

public sealed class LetterGradesTests
{
    [Theory]
    [InlineData("100", "A+")]
    [InlineData("97", "A+")]
    [InlineData("96.99", "A")]
    [InlineData("93", "A")]
    [InlineData("90", "A-")]
    [InlineData("89.99", "B+")]
    [InlineData("87", "B+")]
    [InlineData("83", "B")]
    [InlineData("80", "B-")]
    [InlineData("77", "C+")]
    [InlineData("73", "C")]
    [InlineData("70", "C-")]
    [InlineData("67", "D+")]
    [InlineData("63", "D")]
    [InlineData("60", "D-")]
    [InlineData("59.99", "F")]
    [InlineData("0", "F")]
    public void The_letter_follows_the_table(string percent, string letter) =>
        Assert.Equal(letter, LetterGrades.For(decimal.Parse(percent), 100));

    [Fact]
    public void The_percent_is_of_the_assignments_points() => Assert.Equal("B", LetterGrades.For(17m, 20));
}
