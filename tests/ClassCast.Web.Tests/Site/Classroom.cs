using ClassCast.Contracts;

namespace ClassCast.Web.Tests.Site;

/// <summary>Sample data, and the Api's answers that show it.</summary>
public static class Classroom
{
    public const string CourseId = "0000000000000000000000000000c001";
    public const string AssignmentId = "0000000000000000000000000000a001";
    public const string SubmissionId = "00000000000000000000000000005001";

    public static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private static ContractsJson Json => ContractsJson.Default;

    public static MeResponse Me(UserRole role) =>
        new("0000000000000000000000000000e001", "mira@school.example", "Mira", "Sand", "Mira Sand", role, PendingApproval: false, UnreadNotifications: 2, Teaches: role != UserRole.Student);

    public static SessionResponse Session(string id, bool isCurrent = false, string device = "Firefox on Windows") =>
        new(id, device, "192.0.2.7", Now.AddDays(-3), Now.AddHours(-1), isCurrent);

    public static ProfileResponse Profile(UserRole role) =>
        new("0000000000000000000000000000e001", "mira@school.example", "Mira", "Sand", "Mira Sand", role, Now.AddDays(-30), "\"3\"");

    public const long PictureBytes = 8_000_000;

    public static PictureResponse Picture(PictureState state, string? url = null) => state is PictureState.Failed
        ? new(state, url, PictureBytes, ProblemCodes.PictureDamaged, "This picture is damaged.")
        : new(state, url, PictureBytes);

    public static TokenResponse Tokens(string suffix = "1", int minutes = 60) =>
        new("access-" + suffix, "id-" + suffix, "refresh-" + suffix, Now.AddMinutes(minutes));

    public static CourseResponse Course(CourseRole role, string title = "Rhetoric") => new(
        CourseId, title, "Speaking *well*.", "Languages", "Autumn", 2026, "teal", 30, role == CourseRole.Student ? 12 : 13, CourseStatus.Published,
        role == CourseRole.Student ? null : "RHETOR7", role, "Ada Lund",
        [new SectionResponse("0000000000000000000000000000d001", "Tuesday", role == CourseRole.Student ? null : "TUESD77", 30, 4)], "\"5\"");

    public static MyAssignmentState Mine(StudentAssignmentStatus status, bool canSubmit = true, string? submissionId = null, decimal? points = null) =>
        new(status, canSubmit, canSubmit ? null : ProblemCodes.AttemptsUsedUp, submissionId is null ? 0 : 1, 1, submissionId,
            submissionId is null ? null : "v1", submissionId is null ? null : VideoState.Ready, null, points);

    public static AssignmentResponse Assignment(MyAssignmentState? mine, string title = "A short talk", AssignmentStatus status = AssignmentStatus.Published) => new(
        AssignmentId, CourseId, "Rhetoric", "teal", title, "Talk for **two** minutes.", status, null, Now.AddDays(1), Now.AddDays(5), 100, true, 10, 50, 2,
        ["mp4", "webm"], 500, 150, false, [], mine is null ? 7 : null, mine is null ? 3 : null, mine, "\"9\"");

    public static SubmissionListItem Waiting(string student = "Noor Haas") => new(
        SubmissionId, AssignmentId, "A short talk", CourseId, "Rhetoric", student, SubmissionStatus.Submitted, Now.AddHours(-3), true, 1,
        VideoState.Processing, 40, 61, null, null, 100);

    public static SubmissionResponse Submission(bool isTeaching) => new(
        SubmissionId, AssignmentId, "A short talk", CourseId, "Rhetoric", "0000000000000000000000000000e002", "Noor Haas", SubmissionStatus.Submitted,
        Now.AddHours(-3), false, 0, 100,
        new VideoResponse(
            "v1", AssignmentId, SubmissionId, VideoState.Processing, 40, "talk.mp4", 1, 2048, null, null, Now.AddHours(-4), Now.AddHours(-3), null, null, false, [],
            null, null, null, Now.AddHours(1)),
        [new AttemptResponse("v1", 1, Now.AddHours(-3), VideoState.Processing)], null, isTeaching ? "\"0-1\"" : null);

    public static AdminUserResponse Account(string userId, UserStatus status = UserStatus.Active, string name = "Noor") =>
        new(userId, "noor@school.example", name, "Haas", name + " Haas", UserRole.Student, status, Now.AddDays(-9));

    public static AuditEntryResponse Entry(AuditKind kind, string actor = "Ada Lund") => new(
        "0000000000000000000000000000f001", Now.AddHours(-1), kind, "0000000000000000000000000000e003", actor, "0000000000000000000000000000e009", "Noor Haas",
        CourseId, "Rhetoric", SubmissionId, "Left the school", new Dictionary<string, string> { ["points"] = "80 → 90" });

    public static StaffMemberResponse Staff(string number, CourseRole role, bool isOwner = false, bool teaches = true) => new(
        "0000000000000000000000000000" + number, "Person " + number, number + "@school.example", role, isOwner, teaches, Now.AddDays(-30));

    public static InvitationResponse Invitation(InvitationStatus status) => new(
        "0000000000000000000000000000b00" + (int)status, $"rex{(int)status}@school.example", status, "Ada Lund", Now.AddDays(-5), Now.AddDays(9),
        status is InvitationStatus.Accepted ? "u9" : null, status is InvitationStatus.Accepted ? "Rex Mond" : null, status is InvitationStatus.Accepted ? Now : null);

    public static FakeApi Student(this FakeApi api, params AssignmentResponse[] assignments) => api
        .SignsIn(UserRole.Student)
        .On("GET /api/student/assignments", new ListResponse<AssignmentResponse>(assignments, null), Json.ListResponseAssignmentResponse)
        .Courses(Course(CourseRole.Student))
        .Assignments(assignments);

    public static FakeApi Teacher(this FakeApi api, UserRole role = UserRole.Instructor) => api
        .SignsIn(role)
        .On("GET /api/instructor/video-submissions", new ListResponse<SubmissionListItem>([Waiting()], null), Json.ListResponseSubmissionListItem)
        .On("GET /api/admin/approvals", new ListResponse<ApprovalResponse>([new("u9", "rex@school.example", "Rex Mond", Now.AddDays(-1))], null), Json.ListResponseApprovalResponse)
        .On("GET /api/submissions/" + SubmissionId, Submission(isTeaching: true), Json.SubmissionResponse)
        .On("GET /api/admin/users", new ListResponse<AdminUserResponse>([Account("u1")], "next+page"), Json.ListResponseAdminUserResponse)
        .On("GET /api/admin/users/u1", Account("u1"), Json.AdminUserResponse)
        .On("GET /api/admin/users/u1/sessions", new ListResponse<SessionResponse>([Session("s1")], null), Json.ListResponseSessionResponse)
        .On("GET /api/admin/audit", new ListResponse<AuditEntryResponse>([Entry(AuditKind.GradeChanged)], "next+page"), Json.ListResponseAuditEntryResponse)
        .On("GET /api/admin/invitations", new ListResponse<InvitationResponse>([.. Enum.GetValues<InvitationStatus>().Select(Invitation)], "next+page"), Json.ListResponseInvitationResponse)
        .On("POST /api/invitations/look", new InvitationLookResponse("rex@school.example", Now.AddDays(9)), Json.InvitationLookResponse)
        .On(
            $"GET /api/courses/{CourseId}/staff",
            new ListResponse<StaffMemberResponse>([Staff("e001", CourseRole.Instructor, isOwner: true), Staff("e005", CourseRole.Instructor), Staff("e006", CourseRole.Assistant)], null),
            Json.ListResponseStaffMemberResponse)
        .On(
            $"GET /api/courses/{CourseId}/roster",
            new ListResponse<RosterEntry>([new("u1", "Noor Haas", "noor@school.example", "d1", "Tuesday", Now.AddDays(-9))], "next+page"),
            Json.ListResponseRosterEntry)
        .Courses(Course(CourseRole.Instructor))
        .Assignments(Assignment(null));

    public static FakeApi Courses(this FakeApi api, params CourseResponse[] courses)
    {
        api.On("GET /api/courses", new ListResponse<CourseResponse>(courses, null), Json.ListResponseCourseResponse);
        foreach (var course in courses) api.On("GET /api/courses/" + course.CourseId, course, Json.CourseResponse);
        return api;
    }

    public static FakeApi Assignments(this FakeApi api, params AssignmentResponse[] assignments)
    {
        api.On($"GET /api/courses/{CourseId}/assignments", new ListResponse<AssignmentResponse>(assignments, null), Json.ListResponseAssignmentResponse);
        foreach (var assignment in assignments) api.On("GET /api/assignments/" + assignment.AssignmentId, assignment, Json.AssignmentResponse);
        return api;
    }

    public static FakeApi Notices(this FakeApi api, params NotificationResponse[] notices) =>
        api.On("GET /api/notifications", new ListResponse<NotificationResponse>(notices, null), Json.ListResponseNotificationResponse);

    public static FakeApi SignsIn(this FakeApi api, UserRole role, int tokenMinutes = 60) => api
        .On("POST /api/auth/sign-in", Tokens(minutes: tokenMinutes), Json.TokenResponse)
        .On("GET /api/me", Me(role), Json.MeResponse)
        .On("GET /api/me/sessions", new ListResponse<SessionResponse>([Session("s0", isCurrent: true), Session("s1")], null), Json.ListResponseSessionResponse)
        .On("GET /api/me/profile", Profile(role), Json.ProfileResponse)
        .On("GET /api/me/picture", Picture(PictureState.None), Json.PictureResponse)
        .On("GET /api/me/multi-factor", new MultiFactorResponse(null, 0), Json.MultiFactorResponse)
        .Privacy(new DataExportResponse(DataExportState.Ready, Now.AddHours(-2), Now.AddHours(-2), 4_200_000, Now.AddDays(3), Now.AddHours(-1)))
        .On("GET /api/me/notification-preferences", Preferences(), Json.NotificationPreferencesResponse)
        .Notices();

    public static NotificationPreferencesResponse Preferences(MailFrequency mail = MailFrequency.Daily, string etag = "\"3\"") => new(
        [.. Enum.GetValues<NoticeKind>().Select(kind => new NoticePreference(kind, InApp: kind is not NoticeKind.Submissions, ByMail: kind is not NoticeKind.Assignments))],
        mail,
        6,
        etag);

    public const string ReceiptId = "8f14e45fceea167a5a36dedd4bea2543";

    public static FakeApi Privacy(this FakeApi api, DataExportResponse? export, string text = "Rhetoric", bool isLast = false) => api
        .On("GET /api/me/privacy", new PrivacyResponse(export, new(isLast, [text]), [new(text, "400 days")]), Json.PrivacyResponse)
        .On(
            "GET /api/me/accesses",
            new ListResponse<AccessResponse>([new(Now.AddHours(-3), AuditKind.SubmissionRead, UserRole.Instructor, text), new(Now.AddDays(-1), AuditKind.RoleChanged, null, null)], null),
            Json.ListResponseAccessResponse);

    public static FakeApi Receipt(this FakeApi api, bool isDone, string what = "Grades") => api.On(
        "GET /api/erasure-receipts/" + ReceiptId,
        new ErasureReceiptResponse(ReceiptId, Now.AddMinutes(-1), isDone ? Now : null, ByAdministrator: false, [new(what, 3, "Kept without your name.")]),
        Json.ErasureReceiptResponse);
}
