using ClassCast.Contracts;

namespace ClassCast.Web.Tests.Site;

/// <summary>The sample data with one hostile text in every field that people write.</summary>
public static class Poisoned
{
    private static ContractsJson Json => ContractsJson.Default;

    public static void Everything(FakeApi api, UserRole role, string text)
    {
        var student = role == UserRole.Student;
        var course = Classroom.Course(student ? CourseRole.Student : CourseRole.Instructor, text) with
        {
            Description = text,
            Department = text,
            Semester = text,
            InstructorName = text,
            Colour = text,
            Code = student ? null : text,
            Sections = [new SectionResponse(text, text, student ? null : text, 30, 4)],
        };
        var assignment = Classroom.Assignment(student ? Classroom.Mine(StudentAssignmentStatus.Open) : null, text) with
        {
            Description = text,
            CourseTitle = text,
            CourseColour = text,
            AcceptedTypes = [text],
        };
        api.On("GET /api/me", Classroom.Me(role) with { DisplayName = text, GivenName = text, FamilyName = text, PictureUrl = text }, Json.MeResponse)
            .On(
                "GET /api/me/sessions",
                new ListResponse<SessionResponse>([Classroom.Session("s1", device: text) with { Address = text }], null),
                Json.ListResponseSessionResponse)
            .On("GET /api/me/profile", Classroom.Profile(role) with { Email = text, DisplayName = text, GivenName = text, FamilyName = text, ETag = text }, Json.ProfileResponse)
            .On("GET /api/me/picture", new PictureResponse(PictureState.Failed, text, Classroom.PictureBytes, text, text), Json.PictureResponse)
            .On("GET /api/me/multi-factor/setup", new AuthenticatorSetupResponse(text, text, Classroom.Now), Json.AuthenticatorSetupResponse)
            .Privacy(null, text)
            .Receipt(isDone: true, text)
            .Courses(course)
            .Assignments(assignment)
            .Notices(new NotificationResponse("n1", text, text, text, "javascript:alert(1)", Classroom.Now, IsRead: false))
            .On("GET /api/student/assignments", new ListResponse<AssignmentResponse>([assignment], text), Json.ListResponseAssignmentResponse)
            .On(
                "GET /api/instructor/video-submissions",
                new ListResponse<SubmissionListItem>([Classroom.Waiting(text) with { AssignmentTitle = text, CourseTitle = text }], text),
                Json.ListResponseSubmissionListItem)
            .On("GET /api/admin/approvals", new ListResponse<ApprovalResponse>([new("u1", text, text, Classroom.Now)], text), Json.ListResponseApprovalResponse)
            .On(
                "GET /api/admin/users",
                new ListResponse<AdminUserResponse>([Classroom.Account("u1", name: text) with { Email = text, FamilyName = text, DisplayName = text }], text),
                Json.ListResponseAdminUserResponse)
            .On(
                "GET /api/admin/users/u1",
                Classroom.Account("u1", name: text) with { Email = text, FamilyName = text, DisplayName = text },
                Json.AdminUserResponse)
            .On(
                "GET /api/admin/audit",
                new ListResponse<AuditEntryResponse>(
                    [Classroom.Entry(AuditKind.GradeChanged, text) with { SubjectName = text, CourseTitle = text, Reason = text, Facts = new Dictionary<string, string> { [text] = text } }], text),
                Json.ListResponseAuditEntryResponse)
            .On(
                $"GET /api/courses/{Classroom.CourseId}/roster",
                new ListResponse<RosterEntry>([new("u1", text, text, text, text, Classroom.Now)], text),
                Json.ListResponseRosterEntry);
    }
}
