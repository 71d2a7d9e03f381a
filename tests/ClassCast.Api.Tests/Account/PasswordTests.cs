using System.Net;
using ClassCast.Contracts;
using ClassCast.Core;

namespace ClassCast.Api.Tests.Account;

/// <summary>A new password, over HTTP: by a mailed code, and by the old one.</summary>
public sealed class PasswordTests(ApiFixture api)
{
    private const string Another = "Another-horse-9";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailed_code_sets_a_new_password_ends_all_sessions_and_is_told()
    {
        var person = await api.StudentAsync(Stop);
        using var client = api.Anonymous();
        using var asked = await client.PostJsonAsync("/api/auth/forgot-password", new ForgotPasswordRequest(person.Email.ToUpperInvariant()), Stop);
        var code = await api.CodeAsync(person.Email, Stop);

        using var reset = await client.PostJsonAsync("/api/auth/reset-password", new ResetPasswordRequest(person.Email, code, Another), Stop);

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NoContent), (asked.StatusCode, reset.StatusCode));
        using var refreshed = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(person.Tokens.RefreshToken), Stop);
        await refreshed.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        using var old = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, ApiFixture.Password), Stop);
        await old.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop);
        var tokens = await api.SignInAsync(person.Email, Another, Stop);
        await api.MailAsync(person.Email, mail => mail.Subject == "Your ClassCast password was changed", Stop);
        using var again = api.Client(tokens.AccessToken);
        var notices = await again.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop);
        Assert.Contains(notices.Items, notice => notice.Type == "Security" && notice.Title == "Your password was changed");
    }

    [Fact]
    public async Task Whether_an_address_has_an_account_shows_in_no_answer()
    {
        var person = await api.StudentAsync(Stop);
        var answers = new List<string>();
        foreach (var email in new[] { person.Email, $"{Ids.New()}@school.example" })
        {
            using var client = api.Anonymous();
            using var asked = await client.PostJsonAsync("/api/auth/forgot-password", new ForgotPasswordRequest(email), Stop);
            using var guessed = await client.PostJsonAsync("/api/auth/reset-password", new ResetPasswordRequest(email, "wrong!", Another), Stop);
            var problem = await guessed.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
            answers.Add($"{asked.StatusCode} {await asked.Content.ReadAsStringAsync(Stop)} {problem.GetProperty("title")} {problem.GetProperty("detail")}");
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_code_is_good_once_for_its_address_and_not_after_five_guesses()
    {
        var (person, other) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        using var client = api.Anonymous();
        await AskAsync(client, person.Email);
        await AskAsync(client, other.Email);
        var (code, theirs) = (await api.CodeAsync(person.Email, Stop), await api.CodeAsync(other.Email, Stop));

        using var foreign = await ResetAsync(client, other.Email, code);
        using var right = await ResetAsync(client, person.Email, code);
        using var reused = await ResetAsync(client, person.Email, code);
        for (var i = 0; i < 4; i++)
        {
            using var guess = await ResetAsync(client, other.Email, "wrong!");
            await guess.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        }

        using var spent = await ResetAsync(client, other.Email, theirs);

        await foreign.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        await reused.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        await spent.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.TooManyAttempts, Stop);
        await api.SignInAsync(other.Email, ApiFixture.Password, Stop);
    }

    [Fact]
    public async Task A_code_expires_after_a_quarter_of_an_hour()
    {
        await using var later = await ApiFixture.StartAsync();
        var person = await later.StudentAsync(Stop);
        using var client = later.Anonymous();
        await AskAsync(client, person.Email);
        var code = await later.CodeAsync(person.Email, Stop);
        later.Clock.Advance(TimeSpan.FromMinutes(15));

        using var late = await ResetAsync(client, person.Email, code);

        await late.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeExpired, Stop);
    }

    [Fact]
    public async Task Changing_it_needs_the_old_one_and_lets_only_the_asking_device_go_on()
    {
        var person = await api.StudentAsync(Stop);
        var elsewhere = await api.SignInAsync(person.Email, ApiFixture.Password, Stop);
        using var client = api.Anonymous();

        using var wrong = await person.Http.PostJsonAsync("/api/me/password", Change(person.Tokens, "Wrong-horse-9"), Stop);
        using var weak = await person.Http.PostJsonAsync("/api/me/password", new ChangePasswordRequest(person.Tokens.RefreshToken, ApiFixture.Password, "weak"), Stop);
        using var changed = await person.Http.PostJsonAsync("/api/me/password", Change(person.Tokens), Stop);

        await wrong.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.PasswordMismatch, Stop);
        await weak.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.WeakPassword, Stop);
        var tokens = await changed.OkAsync<TokenResponse>(Stop);
        using var here = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(tokens.RefreshToken), Stop);
        await here.OkAsync<TokenResponse>(Stop);
        using var there = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(elsewhere.RefreshToken), Stop);
        await there.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        await api.MailAsync(person.Email, mail => mail.Subject == "Your ClassCast password was changed", Stop);
    }

    [Fact]
    public async Task Nobody_changes_it_with_somebody_elses_session()
    {
        var (person, thief) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));

        using var response = await thief.Http.PostJsonAsync("/api/me/password", Change(person.Tokens), Stop);

        await response.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        await api.SignInAsync(person.Email, ApiFixture.Password, Stop);
    }

    [Fact]
    public async Task Each_new_password_is_in_the_audit_log_without_the_password()
    {
        var person = await api.StudentAsync(Stop);
        using var changed = await person.Http.PostJsonAsync("/api/me/password", Change(person.Tokens), Stop);
        await changed.OkAsync<TokenResponse>(Stop);
        var admin = await api.AdminAsync(Stop);

        var log = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={Uri.EscapeDataString(person.Email)}", Stop);

        var entry = Assert.Single(log.Items, entry => entry.Kind is AuditKind.PasswordChanged);
        Assert.Equal((person.UserId, person.UserId), (entry.ActorId, entry.SubjectId));
        Assert.Empty(entry.Facts);
    }

    private static ChangePasswordRequest Change(TokenResponse tokens, string current = ApiFixture.Password) => new(tokens.RefreshToken, current, Another);

    private static async Task AskAsync(HttpClient client, string email)
    {
        using var response = await client.PostJsonAsync("/api/auth/forgot-password", new ForgotPasswordRequest(email), Stop);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private static Task<HttpResponseMessage> ResetAsync(HttpClient client, string email, string code) =>
        client.PostJsonAsync("/api/auth/reset-password", new ResetPasswordRequest(email, code, Another), Stop);
}
