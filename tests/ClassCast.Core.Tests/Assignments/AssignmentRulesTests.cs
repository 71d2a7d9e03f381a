using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;

namespace ClassCast.Core.Tests.Assignments;

public sealed class AssignmentRulesTests
{
    private static readonly Section[] Sections =
    [
        new() { SectionId = "a", CourseId = "course", Name = "A", Code = "AAAAA", Capacity = 30, CreatedAt = DateTimeOffset.UnixEpoch },
        new() { SectionId = "elsewhere", CourseId = "another", Name = "B", Code = "BBBBB", Capacity = 30, CreatedAt = DateTimeOffset.UnixEpoch },
    ];

    public static TheoryData<string, Func<Assignment, Assignment>> Mistakes => new()
    {
        { "title", a => a with { Title = "" } },
        { "title", a => a with { Title = " \t" } },
        { "title", a => a with { Title = new string('x', 201) } },
        { "description", a => a with { Description = new string('x', 50_001) } },
        { "opensAt", a => a with { OpensAt = Given.Due } },
        { "opensAt", a => a with { OpensAt = Given.At(1) } },
        { "closesAt", a => a with { ClosesAt = Given.At(-0.001) } },
        { "points", a => a with { Points = 0 } },
        { "points", a => a with { Points = 1001 } },
        { "attempts", a => a with { Attempts = 0 } },
        { "attempts", a => a with { Attempts = 11 } },
        { "latePenaltyPercentPerDay", a => a with { Late = new(true, -1, 0) } },
        { "latePenaltyPercentPerDay", a => a with { Late = new(true, 101, 0) } },
        { "lateFloorPercent", a => a with { Late = new(true, 0, 101) } },
        { "maximumMegabytes", a => a with { MaximumBytes = AssignmentRules.Megabyte - 1 } },
        { "maximumMegabytes", a => a with { MaximumBytes = AssignmentRules.MaximumBytes + 1 } },
        { "maximumSeconds", a => a with { MaximumSeconds = 0 } },
        { "acceptedTypes", a => a with { AcceptedTypes = [] } },
        { "acceptedTypes", a => a with { AcceptedTypes = ["mp4", "exe"] } },
        { "sectionIds", a => a with { SectionIds = ["a", "elsewhere"] } },
        { "sectionIds", a => a with { SectionIds = ["nowhere"] } },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void A_mistake_is_told_at_its_field_and_only_there(string field, Func<Assignment, Assignment> mistake) =>
        Assert.Equal([field], AssignmentRules.Validate(mistake(Given.Assignment()), Sections).Select(error => error.Field));

    [Fact]
    public void Everything_at_its_limits_is_fine()
    {
        var atLimits = Given.Assignment(opens: -1, closes: 0, penalty: 100, floor: 100, attempts: 10, sections: "a") with
        {
            Title = new string('x', 200),
            Points = 1000,
            MaximumBytes = AssignmentRules.MaximumBytes,
            MaximumSeconds = AssignmentRules.MaximumSeconds,
        };

        Assert.Empty(AssignmentRules.Validate(atLimits, Sections));
    }

    [Fact]
    public void Several_mistakes_are_told_together() =>
        Assert.Equal(
            ["title", "points"],
            AssignmentRules.Validate(Given.Assignment() with { Title = "", Points = 0 }, Sections).Select(error => error.Field));

    [Theory]
    [InlineData(-0.001, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Publishing_leaves_time_to_work(double hours, bool fine) =>
        Assert.Equal(fine, AssignmentRules.ValidateForPublishing(Given.Assignment(), Sections, Given.At(hours)).Count == 0);
}
