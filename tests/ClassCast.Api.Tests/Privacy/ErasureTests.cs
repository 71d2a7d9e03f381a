using System.Net;
using ClassCast.Api.Features.Auth;
using ClassCast.Api.Features.Privacy;
using ClassCast.Api.Tests.Live;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Api.Tests.Privacy;

/// <summary>The end of an account, over HTTP.</summary>
public sealed class ErasureTests(ApiFixture api)
{
    private static readonly EraseRequest Wanted = new(ApiFixture.Password, EraseRequest.Words);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_erases_their_account_is_out_at_once_and_gets_a_receipt()
    {
        var classroom = await VideoClassroom.CreateAsync(api, Stop);
        await classroom.HandInAsync(Stop);
        var student = classroom.Student;
        using var socket = await LiveClient.ConnectAsync(api, student, Stop);

        var started = await EraseAsync(student);

        using var refused = await student.Http.GetAsync("/api/me", Stop);
        await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);
        using var anonymous = api.Anonymous();
        using var refresh = await anonymous.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(student.Tokens.RefreshToken), Stop);
        Assert.True(refresh.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
        while (await socket.ReadAsync(Stop) is not null)
        {
            // what was on its way
        }

        Assert.Equal(LiveCloseCodes.AccountClosed, (int)socket.Socket.CloseStatus!);
        var receipt = await ReceiptAsync(api, started);
        Assert.Contains(receipt.Lines, line => line is { What: "Submissions", Count: 1 });
        Assert.Contains(receipt.Lines, line => line is { What: "Files of your videos", Count: 1, Outcome: "Erased." });
        using var signIn = await anonymous.PostJsonAsync("/api/auth/sign-in", new SignInRequest(student.Email, ApiFixture.Password), Stop);
        await signIn.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop);
        Assert.Null(await classroom.SubmissionAsync(Stop));
    }

    [Fact]
    public async Task A_sign_in_that_finishes_after_the_request_makes_no_new_profile()
    {
        var student = await api.StudentAsync(Stop);
        var account = await api.Services.GetRequiredService<IIdentityProvider>().FindAsync(student.Email, Stop);

        // the erasure has begun: the profile is gone, the account is not yet
        var request = new DataRequest
        {
            UserId = student.UserId,
            Kind = DataRequestKind.Erasure,
            RequestId = Core.Ids.New(),
            State = DataRequestState.Pending,
            RequestedAt = api.Clock.GetUtcNow(),
        };
        await api.Tables.CommitAsync(new Transaction().Put(TableCatalog.DataRequests, request).Delete(TableCatalog.Users, student.UserId), Stop);
        using var scope = api.Services.CreateScope();
        var late = scope.ServiceProvider.GetRequiredService<UserProfiles>().EnsureAsync(account!, Stop);

        Assert.Equal(IdentityError.Disabled, (await Assert.ThrowsAsync<IdentityException>(() => late)).Error);
        using var anonymous = api.Anonymous();
        using var signIn = await anonymous.PostJsonAsync("/api/auth/sign-in", new SignInRequest(student.Email, ApiFixture.Password), Stop);
        await signIn.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);
        Assert.Null(await api.Tables.GetAsync(TableCatalog.Users, student.UserId, Stop));
    }

    [Fact]
    public async Task Without_the_password_or_the_words_nothing_happens()
    {
        var student = await api.StudentAsync(Stop);

        using var password = await student.Http.PostJsonAsync("/api/me/erase", Wanted with { Password = "Wrong-horse-9" }, Stop);
        using var words = await student.Http.PostJsonAsync("/api/me/erase", Wanted with { Confirmation = "yes" }, Stop);

        Assert.True((await password.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop)).GetProperty("errors").TryGetProperty("password", out _));
        Assert.True((await words.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop)).GetProperty("errors").TryGetProperty("confirmation", out _));
        await student.Http.GetOkAsync<MeResponse>("/api/me", Stop);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_of_two_who_leave_at_once_one_does()
    {
        await using var own = await ApiFixture.StartAsync();
        var first = await own.AdminAsync(Stop);

        using var alone = await first.Http.PostJsonAsync("/api/me/erase", Wanted, Stop);
        await alone.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.LastAdministrator, Stop);
        Assert.True((await first.Http.GetOkAsync<PrivacyResponse>("/api/me/privacy", Stop)).Erasure.IsLastAdministrator);
        var second = await own.AdminAsync(Stop);
        var answers = await Task.WhenAll(new[] { first, second }.Select(admin => admin.Http.PostJsonAsync("/api/me/erase", Wanted, Stop)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        var left = await own.Tables.QueryAsync(TableCatalog.Users, new TableQuery("Admin") { Index = "role-index" }, Stop);
        Assert.Single(left.Items);
    }

    [Fact]
    public async Task An_administrator_erases_somebody_with_a_reason_and_their_address_but_never_themselves()
    {
        var (admin, student) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));

        using var own = await admin.Http.PostJsonAsync($"/api/admin/users/{admin.UserId}/erase", new EraseUserRequest("At their wish", admin.Email), Stop);
        using var mistaken = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/erase", new EraseUserRequest("At their wish", admin.Email), Stop);
        using var erased = await admin.Http.PostJsonAsync($"/api/admin/users/{student.UserId}/erase", new EraseUserRequest("At their wish", $" {student.Email.ToUpperInvariant()} "), Stop);

        await own.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.OwnAccount, Stop);
        await mistaken.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        var receipt = await ReceiptAsync(api, await erased.OkAsync<ErasureStartedResponse>(Stop));
        Assert.True(receipt.ByAdministrator);
        var entries = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={student.UserId}", Stop);
        var entry = Assert.Single(entries.Items, entry => entry.Kind == AuditKind.AccountErased);
        Assert.Equal((admin.UserId, "At their wish", null), (entry.ActorId, entry.Reason, entry.SubjectName));
    }

    [Fact]
    public async Task An_instructor_is_told_which_courses_nobody_else_teaches_and_those_stay()
    {
        var instructor = await api.InstructorAsync(Stop);
        var course = await instructor.CourseAsync(Stop, Classroom.CourseOf(title: "Left alone"));

        var outlook = (await instructor.Http.GetOkAsync<PrivacyResponse>("/api/me/privacy", Stop)).Erasure;
        await ReceiptAsync(api, await EraseAsync(instructor));

        Assert.Equal(["Left alone"], outlook.CoursesLeft);
        var admin = await api.AdminAsync(Stop);
        Assert.Equal("Left alone", (await admin.Http.GetOkAsync<CourseResponse>($"/api/courses/{course.CourseId}", Stop)).Title);
    }

    [Fact]
    public async Task A_grade_of_an_erased_student_is_still_shown_to_the_teacher_without_a_name()
    {
        var classroom = await VideoClassroom.CreateAsync(api, Stop);
        var handedIn = await classroom.HandInAsync(Stop);
        var before = await classroom.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{handedIn.SubmissionId}", Stop);
        using var graded = await classroom.Teacher.Http.PostJsonAsync(
            $"/api/submissions/{handedIn.SubmissionId}/grade", new GradeRequest(91, "Well said"), Stop, ifMatch: before.GradeETag);
        await graded.OkAsync<GradeResponse>(Stop);

        await ReceiptAsync(api, await EraseAsync(classroom.Student));

        var after = await classroom.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{handedIn.SubmissionId}", Stop);
        Assert.Equal(("Former student", 91m), (after.StudentName, after.Grade?.FinalPoints));
        Assert.Equal(VideoState.Failed, after.Video.State);
    }

    /// <summary>The process that took the request has no worker, as if it had died right after the commit; the sweep of another puts the work back.</summary>
    [Fact]
    public async Task An_erasure_whose_job_was_lost_is_put_back_by_the_sweep()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Replace = services =>
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(PersonalDataJob))));
        var student = await own.StudentAsync(Stop);
        var jobs = own.Services.GetRequiredService<IJobQueue>();
        await EraseAsync(student);
        var lost = await jobs.LeaseAsync(Queues.PersonalData, TimeSpan.Zero, Stop);
        await jobs.CompleteAsync(lost!, Stop);

        own.Clock.Advance(TimeSpan.FromHours(2));
        await own.Services.GetRequiredService<RetentionSweeper>().SweepAsync(Stop);
        var again = await jobs.LeaseAsync(Queues.PersonalData, TimeSpan.Zero, Stop);
        await own.Services.GetRequiredService<Erasure>().RunAsync(again!.Job.UserId, Stop);

        var erasure = await own.Tables.GetAsync(TableCatalog.DataRequests, new(student.UserId, "Erasure"), Stop);
        Assert.Equal(DataRequestState.Done, erasure!.State);
    }

    [Fact]
    public async Task A_person_sees_who_looked_at_their_data_by_role_and_not_by_name()
    {
        var classroom = await VideoClassroom.CreateAsync(api, Stop);
        var handedIn = await classroom.HandInAsync(Stop);
        var admin = await api.AdminAsync(Stop);
        await classroom.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{handedIn.SubmissionId}", Stop);
        await admin.Http.GetOkAsync<AdminUserResponse>($"/api/admin/users/{classroom.Student.UserId}", Stop);

        var accesses = await classroom.Student.Http.GetOkAsync<ListResponse<AccessResponse>>("/api/me/accesses", Stop);

        Assert.Contains(accesses.Items, access => access is { Kind: AuditKind.SubmissionRead, Role: UserRole.Instructor, CourseTitle: "Rhetoric" });
        Assert.Contains(accesses.Items, access => access is { Kind: AuditKind.UserRead, Role: UserRole.Admin });
        Assert.DoesNotContain(accesses.Items, access => access.Kind == AuditKind.VideoSubmitted);
    }

    private static async Task<ErasureStartedResponse> EraseAsync(Person person)
    {
        using var response = await person.Http.PostJsonAsync("/api/me/erase", Wanted, Stop);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await response.OkAsync<ErasureStartedResponse>(Stop);
    }

    private static async Task<ErasureReceiptResponse> ReceiptAsync(ApiFixture api, ErasureStartedResponse started)
    {
        using var anonymous = api.Anonymous();
        return await Eventually.GetAsync(
            "the receipt",
            async () => await anonymous.GetOkAsync<ErasureReceiptResponse>($"/api/erasure-receipts/{started.ReceiptId}", Stop) is { CompletedAt: not null } done ? done : null,
            Stop);
    }
}
