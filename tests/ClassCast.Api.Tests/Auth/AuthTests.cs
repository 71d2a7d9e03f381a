using System.Net;
using System.Text.RegularExpressions;
using ClassCast.Contracts;
using ClassCast.Core;

namespace ClassCast.Api.Tests.Auth;

public sealed partial class AuthTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_up_confirming_by_the_mailed_code_and_signing_in_makes_a_student()
    {
        var email = NewEmail();
        await SignUpAsync(email);
        await ConfirmAsync(email);

        var tokens = await api.SignInAsync($" {email.ToUpperInvariant()} ".Trim(), ApiFixture.Password, Stop);

        using var client = api.Client(tokens.AccessToken);
        var me = await client.GetOkAsync<MeResponse>("/api/me", Stop);
        Assert.Equal((email, "Zoë", "<b>Quick</b>", UserRole.Student, false, 1), (me.Email, me.GivenName, me.FamilyName, me.Role, me.PendingApproval, me.UnreadNotifications));
        var notices = await client.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop);
        Assert.Equal(("Welcome", "Welcome to ClassCast", "/join"), Assert.Single(notices.Items) is { } notice ? (notice.Type, notice.Title, notice.Link) : default);
    }

    [Fact]
    public async Task Nobody_signs_in_before_the_address_is_confirmed()
    {
        var email = NewEmail();
        await SignUpAsync(email);
        using var client = api.Anonymous();

        using var response = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(email, ApiFixture.Password), Stop);

        await response.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountNotConfirmed, Stop);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var person = await api.StudentAsync(Stop);
        using var client = api.Anonymous();

        using var wrong = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, "Wrong-password-1"), Stop);
        using var unknown = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(NewEmail(), "Wrong-password-1"), Stop);

        var first = await wrong.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop);
        var second = await unknown.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop);
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_tell_for_how_long()
    {
        var person = await api.StudentAsync(Stop);
        using var client = api.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, "Wrong-password-1"), Stop);
            await wrong.ProblemAsync(Stop);
        }

        using var locked = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, ApiFixture.Password), Stop);

        await locked.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.TooManyAttempts, Stop);
        Assert.True(locked.Headers.RetryAfter!.Delta > TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("short-1A", true)]
    [InlineData("sh-1A", false)]
    [InlineData("nouppercase-1", false)]
    [InlineData("NOLOWERCASE-1", false)]
    [InlineData("No-digit-here", false)]
    [InlineData("NoSymbol123", false)]
    public async Task A_weak_password_is_refused_with_the_rule(string password, bool accepted)
    {
        using var client = api.Anonymous();

        using var response = await client.PostJsonAsync("/api/auth/sign-up", new SignUpRequest(NewEmail(), "A", "B", password), Stop);

        if (accepted)
        {
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }
        else
        {
            await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.WeakPassword, Stop);
        }
    }

    [Fact]
    public async Task Signing_up_with_a_taken_address_looks_the_same_and_changes_nothing()
    {
        var person = await api.StudentAsync(Stop);
        using var client = api.Anonymous();

        using var response = await client.PostJsonAsync("/api/auth/sign-up", new SignUpRequest(person.Email, "Mallory", "M", "Another-pass-1", WantsToTeach: true), Stop);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync(Stop));
        await api.SignInAsync(person.Email, ApiFixture.Password, Stop);
        var me = await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        Assert.Equal(("Sam", false), (me.GivenName, me.PendingApproval));
    }

    [Fact]
    public async Task A_wrong_code_confirms_nothing()
    {
        var email = NewEmail();
        await SignUpAsync(email);
        using var client = api.Anonymous();

        using var response = await client.PostJsonAsync("/api/auth/confirm", new ConfirmRequest(email, "0000000"), Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
    }

    [Fact]
    public async Task Refreshing_rotates_the_token_and_signing_out_ends_the_session()
    {
        var person = await api.StudentAsync(Stop);
        using var client = api.Anonymous();

        using var refreshed = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(person.Tokens.RefreshToken), Stop);
        var tokens = await refreshed.OkAsync<TokenResponse>(Stop);
        using var signedOut = await client.PostJsonAsync("/api/auth/sign-out", new RefreshTokenRequest(tokens.RefreshToken), Stop);
        using var after = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(tokens.RefreshToken), Stop);

        Assert.NotEqual(person.Tokens.RefreshToken, tokens.RefreshToken);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await after.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
    }

    [Fact]
    public async Task Wishing_to_teach_changes_nothing_until_an_administrator_approves()
    {
        var email = NewEmail();
        await SignUpAsync(email, wantsToTeach: true);
        await ConfirmAsync(email);
        var tokens = await api.SignInAsync(email, ApiFixture.Password, Stop);
        using var client = api.Client(tokens.AccessToken);
        var admin = await api.AdminAsync(Stop);

        var me = await client.GetOkAsync<MeResponse>("/api/me", Stop);
        using var tooEarly = await client.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop);
        var waiting = await admin.Http.GetOkAsync<ListResponse<ApprovalResponse>>("/api/admin/approvals?limit=100", Stop);
        using var approved = await admin.Http.PostAsync($"/api/admin/users/{me.UserId}/approve-instructor", Stop);
        using var again = await admin.Http.PostAsync($"/api/admin/users/{me.UserId}/approve-instructor", Stop);
        var waitingAfter = await admin.Http.GetOkAsync<ListResponse<ApprovalResponse>>("/api/admin/approvals?limit=100", Stop);
        var newTokens = await api.SignInAsync(email, ApiFixture.Password, Stop);
        using var instructor = api.Client(newTokens.AccessToken);

        Assert.Equal((UserRole.Student, true), (me.Role, me.PendingApproval));
        await tooEarly.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
        Assert.Equal(new ApprovalResponse(me.UserId, email, me.DisplayName, api.Clock.GetUtcNow()), Assert.Single(waiting.Items, item => item.UserId == me.UserId));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (approved.StatusCode, again.StatusCode));
        Assert.DoesNotContain(waitingAfter.Items, item => item.UserId == me.UserId);
        var now = await instructor.GetOkAsync<MeResponse>("/api/me", Stop);
        Assert.Equal((UserRole.Instructor, false), (now.Role, now.PendingApproval));
        using var course = await instructor.PostJsonAsync("/api/courses", Classroom.CourseOf(), Stop);
        await course.OkAsync<CourseResponse>(Stop);
        Assert.Contains(await MailsAsync(email), mail => mail.Subject.Contains("teach", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approving_someone_who_does_not_exist_is_not_found()
    {
        var admin = await api.AdminAsync(Stop);

        using var response = await admin.Http.PostAsync($"/api/admin/users/{Ids.New()}/approve-instructor", Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }

    [Fact]
    public async Task The_mailbox_is_closed_outside_development()
    {
        await using var production = await ApiFixture.StartAsync(fixture => fixture.EnvironmentName = "Production");
        using var client = production.Anonymous();

        using var response = await client.GetAsync("/api/dev/mailbox", Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }

    private static string NewEmail() => $"{Ids.New()}@school.example";

    private async Task SignUpAsync(string email, bool wantsToTeach = false)
    {
        using var client = api.Anonymous();
        using var response = await client.PostJsonAsync("/api/auth/sign-up", new SignUpRequest(email, "Zoë", "<b>Quick</b>", ApiFixture.Password, wantsToTeach), Stop);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task ConfirmAsync(string email)
    {
        var code = CodePattern().Match((await MailsAsync(email))[0].Body).Value;
        using var client = api.Anonymous();
        using var response = await client.PostJsonAsync("/api/auth/confirm", new ConfirmRequest(email, code), Stop);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    /// <summary>Mail leaves through the outbox, after the answer.</summary>
    private async Task<IReadOnlyList<MailboxMessage>> MailsAsync(string email)
    {
        using var client = api.Anonymous();
        var address = Uri.EscapeDataString(email);
        return await Testing.Eventually.GetAsync(
            $"mail to {email}",
            async () => (await client.GetOkAsync<ListResponse<MailboxMessage>>($"/api/dev/mailbox?address={address}", Stop)).Items is { Count: > 0 } mails ? mails : null,
            Stop);
    }

    [GeneratedRegex(@"\b\d{6,8}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
