using ClassCast.Api.Http;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Courses;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Courses;

/// <summary>A caller in a course.</summary>
/// <param name="Course">One they can see.</param>
/// <param name="Enrollment">Null for an administrator who is not in it.</param>
/// <param name="Standing">What they may do there.</param>
public sealed record CourseMember(Course Course, Enrollment? Enrollment, CourseStanding Standing)
{
    public bool Teaches => Standing.Teaches();
}

/// <summary>Ownership and enrollment decided in one place: whoever is not in a course gets 404 for it, as if it were not there.</summary>
public sealed class CourseAccess(ITableStore store)
{
    /// <exception cref="ProblemException">404 for strangers, and for students while the course is a draft.</exception>
    public async Task<CourseMember> MemberAsync(string courseId, CurrentUser user, CancellationToken cancellationToken) =>
        await FindAsync(courseId, user, cancellationToken) ?? throw Refuse.NotFound("course");

    /// <exception cref="ProblemException">404 for strangers, 403 for the course's students.</exception>
    public async Task<CourseMember> TeacherAsync(string courseId, CurrentUser user, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(courseId, user, cancellationToken);
        return member.Teaches ? member : throw Refuse.Forbidden("Only those who teach this course may do this.");
    }

    /// <exception cref="ProblemException">404 for strangers, 403 for the course's students and assistants.</exception>
    public async Task<CourseMember> InstructorAsync(string courseId, CurrentUser user, CancellationToken cancellationToken)
    {
        var member = await MemberAsync(courseId, user, cancellationToken);
        return member.Standing.Runs() ? member : throw Refuse.Forbidden("Only the instructors of this course may do this.");
    }

    /// <summary>Null for who must not know the course.</summary>
    public async Task<CourseMember?> FindAsync(string courseId, CurrentUser user, CancellationToken cancellationToken)
    {
        if (!Ids.IsValid(courseId))
        {
            return null;
        }

        var course = store.GetAsync(TableCatalog.Courses, courseId, cancellationToken);
        var enrollment = await store.GetAsync(TableCatalog.Enrollments, new(courseId, user.UserId), cancellationToken);
        return await course is { } found ? MemberOf(found, enrollment, user) : null;
    }

    /// <summary>Null for who must not know the course.</summary>
    public static CourseMember? MemberOf(Course course, Enrollment? enrollment, CurrentUser user) =>
        CourseStandings.Of(course, enrollment, user.Permissions) is var standing and not CourseStanding.Stranger ? new(course, enrollment, standing) : null;

    public async Task<IReadOnlyList<Section>> SectionsAsync(string courseId, CancellationToken cancellationToken) =>
        await store.QueryAllAsync(TableCatalog.Sections, new TableQuery(courseId) { Index = "courseId-index" }, cancellationToken);

    /// <exception cref="ProblemException">409 when the course is archived: it can be read, not changed.</exception>
    public static void RequireActive(Course course)
    {
        if (course.Status is CourseStatus.Archived)
        {
            throw Refuse.Conflict(Contracts.ProblemCodes.CourseArchived, "The course is archived.");
        }
    }
}
