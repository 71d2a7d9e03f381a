using ClassCast.Contracts;
using ClassCast.Core.Courses;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;

namespace ClassCast.Api.Tests.Http;

/// <summary>The callers of the access matrix; they are the same for all rows.</summary>
/// <param name="Assistant">A student to the school, who assists in the course.</param>
/// <param name="Suspended">An instructor of the course, whose token would be good for the rest of its hour.</param>
/// <param name="Nobody">Somebody to whom something is done.</param>
public sealed record Callers(
    Person Student, Person Outsider, Person Instructor, Person OtherInstructor, Person Assistant, Person Admin, Person Suspended, Person Nobody)
{
    public static async Task<Callers> CreateAsync(ApiFixture api, CancellationToken cancellationToken)
    {
        var callers = new Callers(
            await api.StudentAsync(cancellationToken),
            await api.StudentAsync(cancellationToken),
            await api.InstructorAsync(cancellationToken),
            await api.InstructorAsync(cancellationToken),
            await api.StudentAsync(cancellationToken, "Asa", "Assistant"),
            await api.AdminAsync(cancellationToken),
            await api.InstructorAsync(cancellationToken, "Sol", "Suspended"),
            await api.StudentAsync(cancellationToken, "Noor", "Nobody"));
        using var response = await callers.Admin.Http.PostJsonAsync(
            $"/api/admin/users/{callers.Suspended.UserId}/suspend", new ReasonRequest("For the matrix"), cancellationToken);
        await response.OkAsync<AdminUserResponse>(cancellationToken);
        return callers;
    }
}

/// <summary>A fresh course of the instructor's, with the student in it, for one row of the matrix.</summary>
public sealed record World(ApiFixture Api, Callers Callers, CourseResponse Course, SectionResponse Section, AssignmentResponse Assignment)
{
    /// <summary>Of the student's video, for rows that arrange one.</summary>
    public string VideoId { get; set; } = "";

    /// <summary>For rows that arrange one.</summary>
    public string InvitationId { get; set; } = "";

    /// <summary>Of the student's notification, for rows that arrange one.</summary>
    public string NotificationId { get; set; } = "";

    public static async Task<World> CreateAsync(ApiFixture api, Callers callers, CancellationToken cancellationToken)
    {
        var course = await callers.Instructor.CourseAsync(cancellationToken);
        var section = await callers.Instructor.SectionAsync(course.CourseId, cancellationToken);
        await callers.Student.JoinAsync(section.Code, cancellationToken);
        foreach (var (person, role) in new[] { (callers.Assistant, CourseRole.Assistant), (callers.Suspended, CourseRole.Instructor) })
        {
            var enrollment = new Enrollment { CourseId = course.CourseId, UserId = person.UserId, Role = role, JoinedAt = api.Clock.GetUtcNow() };
            await api.Tables.PutAsync(TableCatalog.Enrollments, enrollment, cancellationToken);
        }

        var assignment = await callers.Instructor.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api), cancellationToken);
        return new(api, callers, course, section, assignment);
    }
}
