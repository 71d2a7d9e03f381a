using System.Net;
using System.Reflection;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;
using Microsoft.AspNetCore.Components;

namespace ClassCast.Web.Tests.Pages;

/// <summary>
/// Every page × every kind of caller. What belongs to a course is the Api's to decide, and its own matrix proves that it does; here it stands behind the
/// pages as it answers each of them, and the page must neither show more nor break.
/// </summary>
public sealed class PageAccessTests
{
    private const string Course = "/courses/" + Classroom.CourseId;
    private const string Assignment = "/assignments/" + Classroom.AssignmentId;
    private const string Person = "0000000000000000000000000000e009";

    private static readonly string[] Callers =
        ["anonymous", "student in", "student out", "instructor of", "instructor of another", "assistant", "admin", "suspended"];

    private static ContractsJson Json => ContractsJson.Default;

    /// <summary>Statuses in the order of <see cref="Callers"/>. 302 is the way to the sign-in page.</summary>
    private static readonly (string Route, string Path, string Expected)[] Rows =
    [
        ("/", "/", "200 200 200 200 200 200 200 403"),
        ("/sign-in", "/sign-in", "200 302 302 302 302 302 302 302"),
        // a stranger without a password before it is told to begin there
        ("/sign-in/code", "/sign-in/code", "200 302 302 302 302 302 302 302"),
        ("/sign-up", "/sign-up", "200 200 200 200 200 200 200 200"),
        ("/confirm", "/confirm?email=a@b.example", "200 200 200 200 200 200 200 200"),
        ("/mailbox", "/mailbox", "200 200 200 200 200 200 200 200"),
        ("/problem", "/problem", "404 404 404 404 404 404 404 404"),
        ("/sign-out", "/sign-out", "200 200 200 200 200 200 200 200"),
        ("/forgot-password", "/forgot-password", "200 200 200 200 200 200 200 200"),
        ("/reset-password", "/reset-password?email=a@b.example", "200 200 200 200 200 200 200 200"),
        ("/account/security", "/account/security", "302 200 200 200 200 200 200 403"),
        ("/account/security/authenticator", "/account/security/authenticator", "302 200 200 200 200 200 200 403"),
        ("/account/security/password", "/account/security/password", "302 200 200 200 200 200 200 403"),
        ("/account/security/email", "/account/security/email", "302 200 200 200 200 200 200 403"),
        ("/account/security/email/confirm", "/account/security/email/confirm", "302 200 200 200 200 200 200 403"),
        ("/account/sessions", "/account/sessions", "302 200 200 200 200 200 200 403"),
        ("/account/notifications", "/account/notifications", "302 200 200 200 200 200 200 403"),
        // the token of the link is the permission, and this is none: everybody reads that it does not work
        ("/unsubscribe", "/unsubscribe?token=guessed", "200 200 200 200 200 200 200 200"),
        ("/account/privacy", "/account/privacy", "302 200 200 200 200 200 200 403"),
        ("/account/privacy/erase", "/account/privacy/erase", "302 200 200 200 200 200 200 403"),
        // the id of the receipt is the permission: nobody can sign in to that account any more
        ("/erased/{ReceiptId}", "/erased/" + Classroom.ReceiptId, "200 200 200 200 200 200 200 200"),
        ("/account", "/account", "302 200 200 200 200 200 200 403"),
        ("/courses", "/courses", "302 200 200 200 200 200 200 403"),
        // a field for a code, before anything is asked of the Api
        ("/join", "/join", "302 200 200 200 200 200 200 200"),
        ("/notifications", "/notifications", "302 200 200 200 200 200 200 403"),
        ("/courses/new", "/courses/new", "302 404 404 200 200 404 200 403"),
        ("/courses/{CourseId}", Course, "302 200 404 200 404 200 200 403"),
        ("/courses/{CourseId}/edit", Course + "/edit", "302 404 404 200 404 404 200 403"),
        ("/courses/{CourseId}/roster", Course + "/roster", "302 404 404 200 404 200 200 403"),
        ("/courses/{CourseId}/sections/new", Course + "/sections/new", "302 404 404 200 404 200 200 403"),
        ("/courses/{CourseId}/assignments/new", Course + "/assignments/new", "302 404 404 200 404 200 200 403"),
        ("/assignments/{AssignmentId}", Assignment, "302 200 404 200 404 200 200 403"),
        ("/assignments/{AssignmentId}/edit", Assignment + "/edit", "302 404 404 200 404 200 200 403"),
        ("/assignments/{AssignmentId}/submit", Assignment + "/submit", "302 200 404 404 404 404 404 403"),
        // who teaches is sent to the page for grading, the student from there to their own
        ("/submissions/{SubmissionId}", "/submissions/" + Classroom.SubmissionId, "302 200 404 302 404 302 302 403"),
        ("/grading", "/grading", "302 404 404 200 200 200 200 403"),
        ("/grading/{SubmissionId}", "/grading/" + Classroom.SubmissionId, "302 302 404 200 404 200 200 403"),
        ("/admin", "/admin", "302 404 404 404 404 404 200 403"),
        ("/courses/{CourseId}/staff", Course + "/staff", "302 404 404 200 404 200 200 403"),
        ("/admin/invitations", "/admin/invitations", "302 404 404 404 404 404 200 403"),
        // the link is the permission, and this is none: everybody reads that it is not good
        ("/invitation", "/invitation?token=guessed", "200 200 200 200 200 200 200 200"),
        ("/admin/users", "/admin/users", "302 404 404 404 404 404 200 403"),
        ("/admin/users/{UserId}", "/admin/users/" + Person, "302 404 404 404 404 404 200 403"),
        ("/admin/users/{UserId}/erase", $"/admin/users/{Person}/erase", "302 404 404 404 404 404 200 403"),
        ("/admin/audit", "/admin/audit", "302 404 404 404 404 404 200 403"),
    ];

    public static TheoryData<string> Who() => [.. Callers];

    [Fact]
    public void Every_page_has_a_row_and_every_row_a_page()
    {
        var pages = typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

        Assert.Equal(pages.Order(StringComparer.Ordinal), Rows.Select(row => row.Route).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Who))]
    public async Task A_caller_sees_the_pages_of_their_rows(string who)
    {
        using var site = new WebSite();
        site.Api.Refuses("POST /api/invitations/look", 404, ProblemCodes.InvitationInvalid, "Not good");
        site.Api.Refuses("POST /api/unsubscribe/look", 400, ProblemCodes.UnsubscribeInvalid, "Not ours");
        site.Api.Receipt(isDone: true).On("GET /api/dev/mailbox", new ListResponse<MailboxMessage>([], null), Json.ListResponseMailboxMessage);
        var browser = who == "anonymous" ? site.Open() : await SignInAsync(site, who);
        var column = Array.IndexOf(Callers, who);
        var seen = new List<string>();
        foreach (var row in Rows)
        {
            var page = await browser.GoAsync(row.Path);
            seen.Add($"{row.Route} {page.Status}");
            if (page.Status == (int)HttpStatusCode.Redirect && who == "anonymous") Assert.StartsWith("/sign-in?return=", page.Location, StringComparison.Ordinal);
        }

        Assert.Empty(seen.Except(Rows.Select(row => $"{row.Route} {row.Expected.Split(' ')[column]}")));
        Assert.DoesNotContain(site.Api.Asked, asked => !asked.Route.StartsWith("GET ", StringComparison.Ordinal) && asked.Route is not ("POST /api/auth/sign-in" or "POST /api/invitations/look" or "POST /api/unsubscribe/look"));
    }

    private static async Task<Browser> SignInAsync(WebSite site, string who)
    {
        var role = who switch
        {
            "instructor of" or "instructor of another" => UserRole.Instructor,
            "admin" => UserRole.Admin,
            _ => UserRole.Student,
        };
        site.Api
            .SignsIn(role)
            .On("GET /api/student/assignments", new ListResponse<AssignmentResponse>([], null), Json.ListResponseAssignmentResponse)
            .On("GET /api/instructor/video-submissions", new ListResponse<SubmissionListItem>([], null), Json.ListResponseSubmissionListItem)
            .On("GET /api/courses", new ListResponse<CourseResponse>([], null), Json.ListResponseCourseResponse);
        var browser = await site.OpenSignedInAsync();
        switch (who)
        {
            case "student in":
                site.Api
                    .Courses(Classroom.Course(CourseRole.Student))
                    .Assignments(Classroom.Assignment(Classroom.Mine(StudentAssignmentStatus.Open)))
                    .On("GET /api/submissions/" + Classroom.SubmissionId, Classroom.Submission(isTeaching: false), Json.SubmissionResponse);
                break;
            case "instructor of":
                Teaches(site.Api, CourseRole.Instructor);
                break;
            case "assistant":
                Teaches(site.Api, CourseRole.Assistant).On("GET /api/me", Classroom.Me(role) with { Teaches = true }, Json.MeResponse);
                break;
            case "admin":
                Teaches(site.Api, CourseRole.Instructor)
                    .On("GET /api/admin/invitations", new ListResponse<InvitationResponse>([], null), Json.ListResponseInvitationResponse)
                    .On("GET /api/admin/approvals", new ListResponse<ApprovalResponse>([], null), Json.ListResponseApprovalResponse)
                    .On("GET /api/admin/users", new ListResponse<AdminUserResponse>([], null), Json.ListResponseAdminUserResponse)
                    .On("GET /api/admin/users/" + Person, Classroom.Account(Person), Json.AdminUserResponse)
                    .On($"GET /api/admin/users/{Person}/sessions", new ListResponse<SessionResponse>([Classroom.Session("s1")], null), Json.ListResponseSessionResponse)
                    .On("GET /api/admin/audit", new ListResponse<AuditEntryResponse>([], null), Json.ListResponseAuditEntryResponse);
                break;
            case "suspended":
                Suspend(site.Api);
                break;
        }

        return browser;
    }

    private static FakeApi Teaches(FakeApi api, CourseRole role) => api
        .Courses(Classroom.Course(role))
        .Assignments(Classroom.Assignment(null))
        .On($"GET {"/api" + Course}/roster", new ListResponse<RosterEntry>([], null), Json.ListResponseRosterEntry)
        .On($"GET {"/api" + Course}/staff", new ListResponse<StaffMemberResponse>([], null), Json.ListResponseStaffMemberResponse)
        .On("GET /api/submissions/" + Classroom.SubmissionId, Classroom.Submission(isTeaching: true), Json.SubmissionResponse);

    /// <summary>As the Api answers a token of somebody who was suspended after they signed in: every endpoint that asks who calls.</summary>
    private static void Suspend(FakeApi api)
    {
        foreach (var route in new[]
                 {
                     "GET /api/me", "GET /api/me/profile", "GET /api/me/sessions", "GET /api/me/privacy", "GET /api/me/notification-preferences", "GET /api/me/accesses", "GET /api/notifications", "GET /api/student/assignments", "GET /api/courses", "GET /api/instructor/video-submissions",
                     "GET /api/courses/" + Classroom.CourseId, "GET /api" + Course + "/roster", "GET /api" + Course + "/assignments", "GET /api" + Assignment,
                     "GET /api/submissions/" + Classroom.SubmissionId, "GET /api/admin/users", "GET /api/admin/users/" + Person, "GET /api/admin/audit",
                     "GET /api/admin/approvals", "GET /api/admin/invitations", "GET /api" + Course + "/staff",
                 })
        {
            api.Refuses(route, (int)HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, "This account is suspended.");
        }
    }
}
