using ClassCast.Contracts;
using ClassCast.Core.Courses;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;

namespace ClassCast.Api.Tests.Http;

/// <summary>The rows of courses' staff and of invitations to teach.</summary>
internal static class StaffAccessRows
{
    private const string Administrators = "401 403 403 403 403 403 200 403";

    public static IReadOnlyList<AccessRow> All { get; } =
    [
        // an assistant sees who teaches, and changes it no more than the course itself
        new("GET /api/courses/{courseId}/staff", "401 403 404 200 404 200 200 403", w => $"/api/courses/{w.Course.CourseId}/staff"),
        new(
            "POST /api/courses/{courseId}/staff",
            "401 403 404 200 404 403 200 403",
            w => $"/api/courses/{w.Course.CourseId}/staff",
            w => new StaffRequest(w.Callers.Nobody.Email, Contracts.CourseRole.Assistant)),
        // the administrator is faster
        new(
            "DELETE /api/courses/{courseId}/staff/{userId}",
            "401 403 404 404 404 403 204 403",
            w => $"/api/courses/{w.Course.CourseId}/staff/{w.Callers.Nobody.UserId}",
            Arrange: AssistAsync),
        new(
            "POST /api/courses/{courseId}/owner",
            "401 403 404 204 404 403 204 403",
            w => $"/api/courses/{w.Course.CourseId}/owner",
            w => new CourseOwnerRequest(w.Callers.Instructor.UserId)),

        new("GET /api/admin/invitations", Administrators),
        new(
            "POST /api/admin/invitations",
            "401 403 403 403 403 403 201 403",
            Body: w => new InvitationRequest($"{w.Course.CourseId}@elsewhere.example")),
        new("POST /api/admin/invitations/{invitationId}/send-again", Administrators, w => $"/api/admin/invitations/{w.InvitationId}/send-again", Arrange: InviteAsync),
        new("POST /api/admin/invitations/{invitationId}/revoke", Administrators, w => $"/api/admin/invitations/{w.InvitationId}/revoke", Arrange: InviteAsync),
        // what the link carries is the permission, and nobody here has it
        new("POST /api/invitations/look", "404 404 404 404 404 404 404 404", Body: _ => new InvitationTokenRequest("guessed")),
        new("POST /api/invitations/sign-up", "404 404 404 404 404 404 404 404", Body: _ => new InvitationSignUpRequest("guessed", "A", "B", ApiFixture.Password)),
        new("POST /api/invitations/accept", "401 404 404 404 404 404 404 403", Body: _ => new InvitationTokenRequest("guessed")),
    ];

    private static async Task AssistAsync(World world, CancellationToken cancellationToken)
    {
        var enrollment = new Enrollment
        {
            CourseId = world.Course.CourseId,
            UserId = world.Callers.Nobody.UserId,
            Role = CourseRole.Assistant,
            JoinedAt = world.Api.Clock.GetUtcNow(),
        };
        await world.Api.Tables.PutAsync(TableCatalog.Enrollments, enrollment, cancellationToken);
    }

    private static async Task InviteAsync(World world, CancellationToken cancellationToken)
    {
        using var response = await world.Callers.Admin.Http.PostJsonAsync(
            "/api/admin/invitations", new InvitationRequest($"{world.Course.CourseId}@elsewhere.example"), cancellationToken);
        world.InvitationId = (await response.OkAsync<InvitationResponse>(cancellationToken)).InvitationId;
    }
}
