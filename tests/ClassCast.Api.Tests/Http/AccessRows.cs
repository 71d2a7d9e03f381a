using ClassCast.Contracts;
using ClassCast.Core;

namespace ClassCast.Api.Tests.Http;

/// <summary>
/// One endpoint of the access matrix.
/// </summary>
/// <param name="Endpoint">Method and route pattern, as mapped.</param>
/// <param name="Expected">
/// The statuses for: anonymous, student of the course, student outside, instructor of the course, another instructor, assistant of the course (whose
/// token is a student's), administrator, and a suspended instructor of the course. They call in the order from the least to the most allowed:
/// anonymous, suspended, outsider, other instructor, student, administrator, assistant, instructor.
/// </param>
/// <param name="Path">With the world's ids; the route itself when it has no parameters.</param>
/// <param name="Body">What is sent as JSON.</param>
/// <param name="IfMatch">What is sent as If-Match.</param>
/// <param name="Arrange">What the endpoint needs beyond the world's course and assignment, before the path is asked for.</param>
/// <param name="ContentType">What the body is said to be.</param>
/// <param name="Counts">A refusal is itself counted (guessed codes): the one change that a refused call may make.</param>
public sealed record AccessRow(
    string Endpoint,
    string Expected,
    Func<World, string>? Path = null,
    Func<World, object>? Body = null,
    Func<World, string>? IfMatch = null,
    Func<World, CancellationToken, Task>? Arrange = null,
    bool Counts = false,
    string ContentType = "application/json")
{
    public string Method => Endpoint[..Endpoint.IndexOf(' ', StringComparison.Ordinal)];

    public string Route => Endpoint[(Endpoint.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public override string ToString() => Endpoint;
}

/// <summary>Who may call what: one row for every endpoint there is. An endpoint without a row fails the matrix.</summary>
public static class AccessRows
{
    private const string Everybody = "200 200 200 200 200 200 200 200";
    private const string Administrators = "401 403 403 403 403 403 200 403";

    public static IReadOnlyList<AccessRow> All { get; } = [.. Public, .. People, .. MultiFactorAccessRows.All, .. Courses, .. Assignments, .. VideoAccessRows.All, .. StaffAccessRows.All];

    private static IEnumerable<AccessRow> Public =>
    [
        new("GET /health", Everybody),
        new("GET /alive", Everybody),
        new("GET /openapi/{documentName}.json", Everybody, _ => "/openapi/v1.json"),
        new("GET /.well-known/jwks.json", Everybody),
        // the signature is the permission
        new("GET /blobs/{bucket}/{**name}", "403 403 403 403 403 403 403 403", _ => "/blobs/videos/students/x/y.mp4"),
        new("HEAD /blobs/{bucket}/{**name}", "403 403 403 403 403 403 403 403", _ => "/blobs/videos/students/x/y.mp4"),
        new("PUT /blobs/{bucket}/{**name}", "403 403 403 403 403 403 403 403", _ => "/blobs/videos/students/x/y.mp4"),
        new("GET /api/dev/mailbox", Everybody),
    ];

    private static IEnumerable<AccessRow> People =>
    [
        new("POST /api/auth/sign-up", "202 202 202 202 202 202 202 202", Body: _ => new SignUpRequest($"{Ids.New()}@school.example", "A", "B", ApiFixture.Password)),
        new("POST /api/auth/confirm", "400 400 400 400 400 400 400 400", Body: _ => new ConfirmRequest($"{Ids.New()}@school.example", "123456"), Counts: true),
        new("POST /api/auth/resend-code", "202 202 202 202 202 202 202 202", Body: _ => new ResendCodeRequest("nobody@school.example")),
        new("POST /api/auth/sign-in", Everybody, Body: w => new SignInRequest(w.Callers.Outsider.Email, ApiFixture.Password)),
        new("POST /api/auth/refresh", "401 401 401 401 401 401 401 401", Body: _ => new RefreshTokenRequest("not-a-token")),
        new("POST /api/auth/sign-out", "204 204 204 204 204 204 204 204", Body: _ => new RefreshTokenRequest("not-a-token")),
        new("POST /api/auth/forgot-password", "202 202 202 202 202 202 202 202", Body: _ => new ForgotPasswordRequest("nobody@school.example")),
        new(
            "POST /api/auth/reset-password",
            "400 400 400 400 400 400 400 400",
            Body: _ => new ResetPasswordRequest($"{Ids.New()}@school.example", "123456", ApiFixture.Password),
            Counts: true),
        // without a session of theirs nobody's password changes
        new("POST /api/me/password", "401 401 401 401 401 401 401 403", Body: _ => new ChangePasswordRequest("not-a-token", ApiFixture.Password, "Another-pass-1")),
        new("GET /api/me", "401 200 200 200 200 200 200 403"),
        new("POST /api/me/email", "401 202 202 202 202 202 202 403", Body: _ => new ChangeEmailRequest($"{Ids.New()}@school.example", ApiFixture.Password)),
        new("POST /api/me/email/confirm", "401 400 400 400 400 400 400 403", Body: _ => new ConfirmEmailRequest("123456"), Counts: true),
        new("GET /api/me/sessions", "401 200 200 200 200 200 200 403"),
        new("POST /api/auth/sign-out-everywhere", "401 401 401 401 401 401 401 401", Body: _ => new RefreshTokenRequest("not-a-token")),
        // everybody has sessions of their own, and nobody this one
        new("DELETE /api/me/sessions/{sessionId}", "401 404 404 404 404 404 404 403", _ => $"/api/me/sessions/{Ids.New()}"),
        new("GET /api/admin/users/{userId}/sessions", Administrators, w => $"/api/admin/users/{w.Callers.Nobody.UserId}/sessions"),
        new("POST /api/admin/users/{userId}/sessions/end", "401 403 403 403 403 403 204 403", w => $"/api/admin/users/{w.Callers.Nobody.UserId}/sessions/end", _ => new ReasonRequest("Lost phone")),
        new(
            "POST /api/admin/users/{userId}/sessions/{sessionId}/end",
            "401 403 403 403 403 403 404 403",
            w => $"/api/admin/users/{w.Callers.Nobody.UserId}/sessions/{Ids.New()}/end",
            _ => new ReasonRequest("Lost phone")),
        new("GET /api/me/profile", "401 200 200 200 200 200 200 403"),
        // a password is checked, which counts; whoever may is told that the version is not theirs
        new("PUT /api/me/profile", "401 412 412 412 412 412 412 403", Body: _ => new ProfileRequest("A", "B"), IfMatch: _ => "\"0\""),
        new("GET /api/me/notification-preferences", "401 200 200 200 200 200 200 403"),
        new("PUT /api/me/notification-preferences", "401 412 412 412 412 412 412 403", Body: _ => Notifications.PreferenceTests.Everything, IfMatch: _ => "\"17\""),
        // the token of the link is the permission, and this is none
        new("POST /api/unsubscribe", "400 400 400 400 400 400 400 400", Body: _ => new UnsubscribeRequest("guessed")),
        new("POST /api/unsubscribe/look", "400 400 400 400 400 400 400 400", Body: _ => new UnsubscribeRequest("guessed")),
        new("GET /api/me/picture", "401 200 200 200 200 200 200 403"),
        // whoever may is told that this is no picture
        new("PUT /api/me/picture", "401 400 400 400 400 400 400 403", Body: _ => "text", ContentType: "application/octet-stream"),
        new("DELETE /api/me/picture", "401 204 204 204 204 204 204 403"),
        new("GET /api/me/privacy", "401 200 200 200 200 200 200 403"),
        new("GET /api/me/accesses", "401 200 200 200 200 200 200 403"),
        // a password is checked, which counts; whoever may is told that the password is wrong, that there is no archive, or that the words are wrong
        new("POST /api/me/export", "401 400 400 400 400 400 400 403", Body: _ => new PasswordRequest("Wrong-horse-9"), Counts: true),
        new("POST /api/me/export/address", "401 404 404 404 404 404 404 403", Body: _ => new PasswordRequest(ApiFixture.Password), Counts: true),
        new("POST /api/me/erase", "401 400 400 400 400 400 400 403", Body: _ => new EraseRequest(ApiFixture.Password, "please")),
        new("POST /api/admin/users/{userId}/erase", "401 403 403 403 403 403 400 403",
            w => $"/api/admin/users/{w.Callers.Nobody.UserId}/erase", _ => new EraseUserRequest("For the matrix", "somebody@else.example")),
        new("GET /api/erasure-receipts/{receiptId}", "404 404 404 404 404 404 404 404", _ => $"/api/erasure-receipts/{Ids.New()}"),
        new("GET /api/admin/approvals", Administrators),
        new("GET /api/admin/audit", Administrators),
        new("GET /api/admin/users", Administrators),
        new("GET /api/admin/users/{userId}", Administrators, w => $"/api/admin/users/{w.Callers.Student.UserId}"),
        // what these do to somebody is done to nobody who calls
        new(
            "POST /api/admin/users/{userId}/role",
            Administrators,
            w => $"/api/admin/users/{w.Callers.Nobody.UserId}/role",
            _ => new RoleRequest(UserRole.Instructor, "Teaches now")),
        new("POST /api/admin/users/{userId}/suspend", Administrators, w => $"/api/admin/users/{w.Callers.Nobody.UserId}/suspend", _ => new ReasonRequest("Lost laptop")),
        new("POST /api/admin/users/{userId}/reactivate", Administrators, w => $"/api/admin/users/{w.Callers.Nobody.UserId}/reactivate", _ => new ReasonRequest("Found it")),
        new("POST /api/admin/users/{userId}/approve-instructor", "401 403 403 403 403 403 204 403", w => $"/api/admin/users/{w.Callers.OtherInstructor.UserId}/approve-instructor"),
    ];

    private static IEnumerable<AccessRow> Courses =>
    [
        new("GET /api/courses", "401 200 200 200 200 200 200 403"),
        new("POST /api/courses", "401 403 403 201 201 403 201 403", Body: _ => Classroom.CourseOf()),
        new("GET /api/courses/{courseId}", "401 200 404 200 404 200 200 403", w => $"/api/courses/{w.Course.CourseId}"),
        // the administrator's edit comes first, the instructor's is then stale
        new("PUT /api/courses/{courseId}", "401 403 404 412 404 403 200 403", w => $"/api/courses/{w.Course.CourseId}", _ => Classroom.CourseOf(), w => w.Course.ETag),
        new("POST /api/courses/{courseId}/sections", "401 403 404 201 404 201 201 403", w => $"/api/courses/{w.Course.CourseId}/sections", _ => new SectionRequest("B")),
        new("GET /api/courses/{courseId}/roster", "401 403 404 200 404 200 200 403", w => $"/api/courses/{w.Course.CourseId}/roster"),
        // those who are in are refused for that reason; everybody else may join, whatever their group
        new("POST /api/enrollments", "401 409 201 409 201 409 201 403", Body: w => new JoinRequest(w.Course.Code!)),
    ];

    private static IEnumerable<AccessRow> Assignments =>
    [
        new("POST /api/courses/{courseId}/assignments", "401 403 404 201 404 201 201 403", w => $"/api/courses/{w.Course.CourseId}/assignments", w => Classroom.AssignmentOf(w.Api)),
        new("GET /api/courses/{courseId}/assignments", "401 200 404 200 404 200 200 403", w => $"/api/courses/{w.Course.CourseId}/assignments"),
        new("GET /api/student/assignments", "401 200 200 200 200 200 200 403"),
        new("GET /api/assignments/{assignmentId}", "401 200 404 200 404 200 200 403", w => $"/api/assignments/{w.Assignment.AssignmentId}"),
        new(
            "PUT /api/assignments/{assignmentId}",
            "401 403 404 412 404 412 200 403",
            w => $"/api/assignments/{w.Assignment.AssignmentId}",
            w => Classroom.AssignmentOf(w.Api),
            w => w.Assignment.ETag),
        new("POST /api/assignments/{assignmentId}/publish", "401 403 404 200 404 200 200 403", w => $"/api/assignments/{w.Assignment.AssignmentId}/publish"),
        new("POST /api/assignments/{assignmentId}/close", "401 403 404 200 404 200 200 403", w => $"/api/assignments/{w.Assignment.AssignmentId}/close"),
    ];
}
