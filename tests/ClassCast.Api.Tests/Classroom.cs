using ClassCast.Contracts;

namespace ClassCast.Api.Tests;

/// <summary>Shortcuts to a populated classroom, over HTTP as people do it.</summary>
public static class Classroom
{
    public static CourseRequest CourseOf(int capacity = 30, CourseStatus status = CourseStatus.Published, string title = "Rhetoric") =>
        new(title, "Speak up", "Humanities", "Autumn", 2026, "teal", capacity, status);

    /// <summary>Due in a week, by the fixture's clock.</summary>
    public static AssignmentRequest AssignmentOf(ApiFixture api, string title = "First talk") =>
        new(title, "One minute", OpensAt: null, DueAt: api.Clock.GetUtcNow().AddDays(7), ClosesAt: null);

    public static async Task<CourseResponse> CourseAsync(this Person teacher, CancellationToken cancellationToken, CourseRequest? request = null)
    {
        using var response = await teacher.Http.PostJsonAsync("/api/courses", request ?? CourseOf(), cancellationToken);
        return await response.OkAsync<CourseResponse>(cancellationToken);
    }

    public static async Task<SectionResponse> SectionAsync(this Person teacher, string courseId, CancellationToken cancellationToken, int capacity = 30, string name = "Group A")
    {
        using var response = await teacher.Http.PostJsonAsync($"/api/courses/{courseId}/sections", new SectionRequest(name, capacity), cancellationToken);
        return await response.OkAsync<SectionResponse>(cancellationToken);
    }

    public static async Task<JoinResponse> JoinAsync(this Person student, string? code, CancellationToken cancellationToken)
    {
        using var response = await student.TryJoinAsync(code, cancellationToken);
        return await response.OkAsync<JoinResponse>(cancellationToken);
    }

    public static Task<HttpResponseMessage> TryJoinAsync(this Person student, string? code, CancellationToken cancellationToken) =>
        student.Http.PostJsonAsync("/api/enrollments", new JoinRequest(code!), cancellationToken);

    public static async Task<AssignmentResponse> DraftAsync(this Person teacher, string courseId, AssignmentRequest request, CancellationToken cancellationToken)
    {
        using var response = await teacher.Http.PostJsonAsync($"/api/courses/{courseId}/assignments", request, cancellationToken);
        return await response.OkAsync<AssignmentResponse>(cancellationToken);
    }

    public static async Task<AssignmentResponse> PublishedAsync(this Person teacher, string courseId, AssignmentRequest request, CancellationToken cancellationToken)
    {
        var draft = await teacher.DraftAsync(courseId, request, cancellationToken);
        using var response = await teacher.Http.PostAsync($"/api/assignments/{draft.AssignmentId}/publish", cancellationToken);
        return await response.OkAsync<AssignmentResponse>(cancellationToken);
    }
}
