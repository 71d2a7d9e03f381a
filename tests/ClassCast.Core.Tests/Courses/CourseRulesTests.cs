using ClassCast.Core.Courses;

namespace ClassCast.Core.Tests.Courses;

public sealed class CourseRulesTests
{
    [Theory]
    [InlineData(CourseStatus.Published, null, null)]
    [InlineData(CourseStatus.Draft, null, JoinRefusal.CourseNotPublished)]
    [InlineData(CourseStatus.Archived, null, JoinRefusal.CourseArchived)]
    [InlineData(CourseStatus.Published, CourseRole.Student, JoinRefusal.AlreadyEnrolled)]
    [InlineData(CourseStatus.Published, CourseRole.Instructor, JoinRefusal.AlreadyEnrolled)]
    [InlineData(CourseStatus.Archived, CourseRole.Student, JoinRefusal.AlreadyEnrolled)]
    public void Joining_is_refused_for_the_first_reason_that_holds(CourseStatus status, CourseRole? existing, JoinRefusal? refusal) =>
        Assert.Equal(refusal, CourseRules.RefusalOf(CourseIn(status), existing is null ? null : EnrolledAs(existing.Value)));

    internal static Course CourseIn(CourseStatus status) => new()
    {
        CourseId = "course",
        InstructorId = "teacher",
        Title = "Rhetoric",
        Colour = CourseColours.Default,
        Capacity = 30,
        Status = status,
        Code = "ABCDE234",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    internal static Enrollment EnrolledAs(CourseRole role, string? sectionId = null) => new()
    {
        CourseId = "course",
        UserId = "someone",
        Role = role,
        SectionId = sectionId,
        JoinedAt = DateTimeOffset.UnixEpoch,
    };
}
