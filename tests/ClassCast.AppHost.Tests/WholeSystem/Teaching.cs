using ClassCast.Contracts;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>A course of its own for a test, so that tests share people but no rows.</summary>
public sealed record TaughtCourse(Person Instructor, CourseResponse Course, SectionResponse Section)
{
    public static async Task<TaughtCourse> CreateAsync(IClassroom classroom, CancellationToken cancellationToken, int seats = 30)
    {
        var instructor = await Person.SignInAsync(classroom.CreateApiClient(), "ines@demo.classcast.example", Classroom.DemoPassword, cancellationToken);
        var course = await instructor.PostAsync<CourseResponse>(
            "/api/courses",
            new CourseRequest("Rhetoric <i>101</i>", "Speaking in **public**", "Humanities", "Autumn", 2026, "teal", Math.Max(seats, 100)),
            cancellationToken);
        var section = await instructor.PostAsync<SectionResponse>($"/api/courses/{course.CourseId}/sections", new SectionRequest("Monday", seats), cancellationToken);
        return new TaughtCourse(instructor, course, section);
    }

    public async Task<AssignmentResponse> AssignAsync(CancellationToken cancellationToken, AssignmentRequest? request = null)
    {
        var assignment = await Instructor.PostAsync<AssignmentResponse>(
            $"/api/courses/{Course.CourseId}/assignments",
            request ?? new AssignmentRequest(
                "Introduce yourself",
                "One minute, **without** notes.",
                OpensAt: null,
                DueAt: TimeProvider.System.GetUtcNow().AddDays(7),
                ClosesAt: null,
                Attempts: 5,
                AcceptedTypes: ["mp4", "webm", "mov", "avi"]),
            cancellationToken);
        return await Instructor.PostAsync<AssignmentResponse>($"/api/assignments/{assignment.AssignmentId}/publish", body: null, cancellationToken);
    }

    public Task<JoinResponse> JoinAsync(Person student, CancellationToken cancellationToken) =>
        student.PostAsync<JoinResponse>("/api/enrollments", new JoinRequest(Section.Code!), cancellationToken);
}
