using ClassCast.AppHost.Tests.WholeSystem;
using ClassCast.Contracts;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.Browser;

/// <summary>Every page with something on it, and who looks at it. A page of the front end that is missing here fails <see cref="PageTourTests"/>.</summary>
public sealed class PageTour(Classroom classroom) : IAsyncLifetime
{
    public const string Admin = "admin@demo.classcast.example";
    public const string Instructor = "ines@demo.classcast.example";
    public const string Student = "student11@demo.classcast.example";

    public IReadOnlyList<Stop> Stops { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var course = await TaughtCourse.CreateAsync(classroom, cancellation);
        var graded = await course.AssignAsync(cancellation);
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), Student, Classroom.DemoPassword, cancellation);
        using var other = await Person.SignInAsync(classroom.CreateApiClient(), "student12@demo.classcast.example", Classroom.DemoPassword, cancellation);
        await course.JoinAsync(student, cancellation);
        await course.JoinAsync(other, cancellation);
        await MailAtOnceAsync(student, cancellation);
        var file = await classroom.Media.GetAsync(SampleMedia.PhoneMp4, cancellation);
        var mine = await student.HandInAsync(classroom, graded.AssignmentId, file, cancellation);
        var waiting = await other.HandInAsync(classroom, graded.AssignmentId, file, cancellation);
        await student.UntilAsync(mine.VideoId, VideoState.Ready, cancellation);
        await other.UntilAsync(waiting.VideoId, VideoState.Ready, cancellation);
        var submission = await course.Instructor.GetAsync<SubmissionResponse>($"/api/submissions/{mine.SubmissionId}", cancellation);
        await course.Instructor.PostAsync<GradeResponse>(
            $"/api/submissions/{mine.SubmissionId}/grade",
            new GradeRequest(92, "You look into the camera and **breathe** between sentences.\n\n- Slow down at the end.\n- The example of the bakery is worth a minute more."),
            cancellation,
            submission.GradeETag);
        await student.PostAsync<DataExportResponse>("/api/me/export", new PasswordRequest(Classroom.DemoPassword), cancellation);
        var receipt = await EraseSomebodyAsync(cancellation);

        Stops =
        [
            new("landing", "/", null),
            new("sign-up", "/sign-up", null),
            new("sign-in", "/sign-in", null),
            new("sign-in-code", "/sign-in/code", null),
            new("confirm", "/confirm?email=new@school.example", null),
            new("forgot-password", "/forgot-password", null),
            new("reset-password", "/reset-password?email=new@school.example", null),
            new("invitation", "/invitation?token=" + await InviteAsync(cancellation), null),
            new("unsubscribe", "/unsubscribe?token=" + await UnsubscribeTokenAsync(student, cancellation), null),
            new("unsubscribe-not-good", "/unsubscribe?token=changed", null),
            new("invitation-not-good", "/invitation?token=used", null),
            new("mailbox", "/mailbox", null),
            new("problem", "/no-such-page", null),
            new("erased", $"/erased/{receipt.ReceiptId}", null),
            new("student-home", "/", Student),
            new("student-courses", "/courses", Student),
            new("join", "/join", Student),
            new("student-course", $"/courses/{course.Course.CourseId}", Student),
            new("student-assignment", $"/assignments/{graded.AssignmentId}", Student),
            new("submit", $"/assignments/{graded.AssignmentId}/submit", Student),
            new("submission", $"/submissions/{mine.SubmissionId}", Student),
            new("notifications", "/notifications", Student),
            new("account", "/account", Student),
            new("account-security", "/account/security", Student),
            new("account-authenticator", "/account/security/authenticator", Student),
            new("account-sessions", "/account/sessions", Student),
            new("account-email", "/account/security/email", Student),
            new("account-email-confirm", "/account/security/email/confirm?email=new@school.example", Student),
            new("account-password", "/account/security/password", Student),
            new("account-notifications", "/account/notifications", Student),
            new("account-privacy", "/account/privacy", Student),
            new("account-erase", "/account/privacy/erase", Student),
            new("instructor-home", "/", Instructor),
            new("instructor-course", $"/courses/{course.Course.CourseId}", Instructor),
            new("course-new", "/courses/new", Instructor),
            new("course-edit", $"/courses/{course.Course.CourseId}/edit", Instructor),
            new("assignment-new", $"/courses/{course.Course.CourseId}/assignments/new", Instructor),
            new("assignment-edit", $"/assignments/{graded.AssignmentId}/edit", Instructor),
            new("instructor-assignment", $"/assignments/{graded.AssignmentId}", Instructor),
            new("grading-queue", $"/grading?assignment={graded.AssignmentId}", Instructor),
            new("grade", $"/grading/{waiting.SubmissionId}", Instructor),
            new("roster", $"/courses/{course.Course.CourseId}/roster", Instructor),
            new("staff", $"/courses/{course.Course.CourseId}/staff", Instructor),
            new("section-new", $"/courses/{course.Course.CourseId}/sections/new", Instructor),
            new("admin", "/admin", Admin),
            new("admin-invitations", "/admin/invitations", Admin),
            new("admin-users", "/admin/users", Admin),
            new("admin-user", $"/admin/users/{submission.StudentId}", Admin),
            new("admin-erase", $"/admin/users/{submission.StudentId}/erase", Admin),
            new("admin-audit", "/admin/audit", Admin),
        ];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ErasureReceiptResponse> EraseSomebodyAsync(CancellationToken cancellation)
    {
        using var leaving = await Person.SignUpAsync(classroom, $"{Guid.CreateVersion7():N}@school.example", cancellation);
        var started = await leaving.PostAsync<ErasureStartedResponse>("/api/me/erase", new EraseRequest("Right-Horse-7", EraseRequest.Words), cancellation);
        return await Eventually.GetAsync(
            "the receipt",
            async () => await leaving.GetAsync<ErasureReceiptResponse>($"/api/erasure-receipts/{started.ReceiptId}", cancellation) is { CompletedAt: not null } done ? done : null,
            cancellation);
    }

    private static async Task MailAtOnceAsync(Person student, CancellationToken cancellationToken)
    {
        const string path = "/api/me/notification-preferences";
        var preferences = await student.GetAsync<NotificationPreferencesResponse>(path, cancellationToken);
        var atOnce = new NotificationPreferencesRequest(preferences.Kinds, MailFrequency.Instant);
        await student.PutAsync<NotificationPreferencesResponse>(path, atOnce, preferences.ETag, cancellationToken);
    }

    /// <summary>From the mail that the grade caused: the workers sent it, and the Api takes its link.</summary>
    private static Task<string> UnsubscribeTokenAsync(Person student, CancellationToken cancellationToken) => Eventually.GetAsync(
        "mail about the grade",
        async () =>
        {
            var mails = await student.GetAsync<ListResponse<MailboxMessage>>("/api/dev/mailbox?address=" + Student, cancellationToken);
            return mails.Items.FirstOrDefault(mail => mail.Subject.EndsWith("was graded", StringComparison.Ordinal))?.Body.Split("/unsubscribe?token=")[1].Trim();
        },
        cancellationToken);

    /// <summary>What the mailed link of a new invitation carries. Others are there to be seen in the list.</summary>
    private async Task<string> InviteAsync(CancellationToken cancellationToken)
    {
        using var admin = await Person.SignInAsync(classroom.CreateApiClient(), Admin, Classroom.DemoPassword, cancellationToken);
        var revoked = await admin.PostAsync<InvitationResponse>("/api/admin/invitations", new InvitationRequest("former.colleague@school.example"), cancellationToken);
        await admin.PostAsync<InvitationResponse>($"/api/admin/invitations/{revoked.InvitationId}/revoke", null, cancellationToken);
        await admin.PostAsync<InvitationResponse>("/api/admin/invitations", new InvitationRequest("new.teacher@school.example"), cancellationToken);
        return await Eventually.GetAsync("the invitation", () => TokenAsync(admin, cancellationToken), cancellationToken);
    }

    private static async Task<string?> TokenAsync(Person admin, CancellationToken cancellationToken)
    {
        var mails = await admin.GetAsync<ListResponse<MailboxMessage>>("/api/dev/mailbox?address=new.teacher@school.example", cancellationToken);
        return mails.Items is [var mail, ..] ? mail.Body.Split("/invitation?token=")[1].Split('\n')[0].Trim() : null;
    }
}

/// <param name="Name">Of its screenshots.</param>
/// <param name="Visitor">Who looks; null for somebody who is not signed in.</param>
public sealed record Stop(string Name, string Path, string? Visitor);
