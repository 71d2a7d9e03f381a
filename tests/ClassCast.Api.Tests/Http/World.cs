using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Http;

/// <summary>The six callers of the access matrix; they are the same for all rows.</summary>
public sealed record Callers(Person Student, Person Outsider, Person Instructor, Person OtherInstructor, Person Admin)
{
    public static async Task<Callers> CreateAsync(ApiFixture api, CancellationToken cancellationToken) => new(
        await api.StudentAsync(cancellationToken),
        await api.StudentAsync(cancellationToken),
        await api.InstructorAsync(cancellationToken),
        await api.InstructorAsync(cancellationToken),
        await api.AdminAsync(cancellationToken));
}

/// <summary>A fresh course of the instructor's, with the student in it, for one row of the matrix.</summary>
public sealed record World(ApiFixture Api, Callers Callers, CourseResponse Course, SectionResponse Section, AssignmentResponse Assignment)
{
    /// <summary>Of the student's video, for rows that arrange one.</summary>
    public string VideoId { get; set; } = "";

    /// <summary>Of the student's notification, for rows that arrange one.</summary>
    public string NotificationId { get; set; } = "";

    public static async Task<World> CreateAsync(ApiFixture api, Callers callers, CancellationToken cancellationToken)
    {
        var course = await callers.Instructor.CourseAsync(cancellationToken);
        var section = await callers.Instructor.SectionAsync(course.CourseId, cancellationToken);
        await callers.Student.JoinAsync(section.Code, cancellationToken);
        var assignment = await callers.Instructor.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api), cancellationToken);
        return new(api, callers, course, section, assignment);
    }
}
