using ClassCast.Core.Access;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tests.Courses;

namespace ClassCast.Core.Tests.Access;

public sealed class CourseStandingsTests
{
    [Theory]
    // students see what is published
    [InlineData(CourseStatus.Published, CourseRole.Student, Groups.Students, CourseStanding.Student)]
    [InlineData(CourseStatus.Archived, CourseRole.Student, Groups.Students, CourseStanding.Student)]
    [InlineData(CourseStatus.Draft, CourseRole.Student, Groups.Students, CourseStanding.Stranger)]
    // who is not in it is a stranger, an instructor too
    [InlineData(CourseStatus.Published, null, Groups.Students, CourseStanding.Stranger)]
    [InlineData(CourseStatus.Published, null, Groups.Instructors, CourseStanding.Stranger)]
    // an assistant is one by enrollment alone
    [InlineData(CourseStatus.Draft, CourseRole.Assistant, Groups.Students, CourseStanding.Assistant)]
    [InlineData(CourseStatus.Published, CourseRole.Assistant, Groups.Instructors, CourseStanding.Assistant)]
    // an instructor only as long as they are one in the school
    [InlineData(CourseStatus.Draft, CourseRole.Instructor, Groups.Instructors, CourseStanding.Instructor)]
    [InlineData(CourseStatus.Published, CourseRole.Instructor, Groups.Students, CourseStanding.Stranger)]
    // an instructor who takes a colleague's course is a student there
    [InlineData(CourseStatus.Published, CourseRole.Student, Groups.Instructors, CourseStanding.Student)]
    [InlineData(CourseStatus.Draft, null, Groups.Admins, CourseStanding.Owner)]
    [InlineData(CourseStatus.Published, CourseRole.Student, Groups.Admins, CourseStanding.Owner)]
    public void Standing_follows_from_course_enrollment_and_permissions(CourseStatus status, CourseRole? role, string group, CourseStanding standing) =>
        Assert.Equal(
            standing,
            CourseStandings.Of(CourseRulesTests.CourseIn(status), role is null ? null : CourseRulesTests.EnrolledAs(role.Value), Permissions.Of([group])));

    [Theory]
    [InlineData(Groups.Instructors, CourseStanding.Owner)]
    [InlineData(Groups.Students, CourseStanding.Stranger)]
    public void Who_created_the_course_owns_it_while_they_teach(string group, CourseStanding standing)
    {
        var course = CourseRulesTests.CourseIn(CourseStatus.Published);
        var enrollment = CourseRulesTests.EnrolledAs(CourseRole.Instructor) with { UserId = course.InstructorId };

        Assert.Equal(standing, CourseStandings.Of(course, enrollment, Permissions.Of([group])));
    }

    [Theory]
    [InlineData(CourseStanding.Student, false, false)]
    [InlineData(CourseStanding.Assistant, true, false)]
    [InlineData(CourseStanding.Instructor, true, true)]
    [InlineData(CourseStanding.Owner, true, true)]
    public void An_assistant_teaches_and_an_instructor_also_runs_the_course(CourseStanding standing, bool teaches, bool runs) =>
        Assert.Equal((teaches, runs), (standing.Teaches(), standing.Runs()));
}
