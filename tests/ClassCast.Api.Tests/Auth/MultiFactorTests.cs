using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Auth;

public sealed class MultiFactorTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_leads_to_a_challenge_and_the_code_to_tokens_that_work()
    {
        var person = await api.StudentAsync(Stop);
        var enrolled = await Factors.EnrollAsync(api, person, Stop);
        using var http = api.Anonymous();

        var challenge = await ChallengeAsync(http, person);
        using var answered = await AnswerAsync(http, challenge, enrolled.App.CodeAt(api.Clock.GetUtcNow()));
        var tokens = await answered.OkAsync<TokenResponse>(Stop);

        using var signedIn = api.Client(tokens.AccessToken);
        Assert.Equal(person.UserId, (await signedIn.GetOkAsync<MeResponse>("/api/me", Stop)).UserId);
        Assert.Equal(TimeSpan.FromMinutes(5), challenge.ChallengeExpiresAt - api.Clock.GetUtcNow());
        Assert.True(answered.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_answer_to_a_wrong_password_does_not_tell_of_a_second_factor()
    {
        var (with, without) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        await Factors.EnrollAsync(api, with, Stop);
        using var http = api.Anonymous();

        using var one = await http.PostJsonAsync("/api/auth/sign-in", new SignInRequest(with.Email, "Wrong-password-1"), Stop);
        using var other = await http.PostJsonAsync("/api/auth/sign-in", new SignInRequest(without.Email, "Wrong-password-1"), Stop);

        Assert.Equal(
            (await other.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop)).GetProperty("title").GetString(),
            (await one.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidCredentials, Stop)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Every_refusal_of_a_code_has_its_own_name()
    {
        var person = await api.StudentAsync(Stop);
        var enrolled = await Factors.EnrollAsync(api, person, Stop);
        using var http = api.Anonymous();
        var challenge = await ChallengeAsync(http, person);

        using var wrong = await AnswerAsync(http, challenge, "not-a-recovery-code");
        using var reused = await AnswerAsync(http, challenge, enrolled.App.CodeAt(api.Clock.GetUtcNow().AddSeconds(-30)));
        using var right = await AnswerAsync(http, challenge, enrolled.RecoveryCodes[0]);
        using var again = await AnswerAsync(http, challenge, enrolled.RecoveryCodes[1]);

        await wrong.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeMismatch, Stop);
        await reused.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.CodeReused, Stop);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await again.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.ChallengeEnded, Stop);
    }

    [Fact]
    public async Task Five_wrong_codes_are_told_to_wait()
    {
        var person = await api.StudentAsync(Stop);
        await Factors.EnrollAsync(api, person, Stop);
        using var http = api.Anonymous();
        var challenge = await ChallengeAsync(http, person);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await AnswerAsync(http, challenge, "not-a-recovery-code");
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }

        using var locked = await AnswerAsync(http, challenge, "not-a-recovery-code");

        await locked.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.TooManyAttempts, Stop);
        Assert.NotNull(locked.Headers.RetryAfter);
    }

    [Fact]
    public async Task Codes_are_limited_per_address()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:CodesPerMinute"] = "1");
        using var http = own.Anonymous();
        using var first = await http.PostJsonAsync("/api/auth/sign-in/code", new SignInCodeRequest("never-given", "000000"), Stop);

        using var second = await http.PostJsonAsync("/api/auth/sign-in/code", new SignInCodeRequest("never-given", "000000"), Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, first.StatusCode);
        await second.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.RateLimited, Stop);
    }

    [Fact]
    public async Task Its_owner_sees_it_renews_the_recovery_codes_and_removes_it()
    {
        var person = await api.StudentAsync(Stop);
        var enrolled = await Factors.EnrollAsync(api, person, Stop);
        using var begun = await person.Http.PostAsync("/api/me/multi-factor/setup", Stop);
        await begun.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.MultiFactorIsOn, Stop);

        using var wrong = await SendAsync(person, "disable", "Wrong-password-1", enrolled.RecoveryCodes[0]);
        await wrong.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.PasswordMismatch, Stop);
        using var renewed = await SendAsync(person, "recovery-codes", ApiFixture.Password, enrolled.RecoveryCodes[0]);
        var fresh = (await renewed.OkAsync<RecoveryCodesResponse>(Stop)).Codes;
        Assert.Equal(10, (await person.Http.GetOkAsync<MultiFactorResponse>("/api/me/multi-factor", Stop)).RecoveryCodesLeft);
        using var removed = await SendAsync(person, "disable", ApiFixture.Password, fresh[0]);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Null((await person.Http.GetOkAsync<MultiFactorResponse>("/api/me/multi-factor", Stop)).EnabledAt);
        Assert.NotNull(await api.SignInAsync(person.Email, ApiFixture.Password, Stop));
    }

    [Fact]
    public async Task An_administrator_resets_it_with_a_reason_that_stays_in_the_log()
    {
        var (admin, person) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        await Factors.EnrollAsync(api, person, Stop);

        using var reset = await ResetAsync(admin, person, "Lost the phone on the bus");

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        using var http = api.Anonymous();
        using var refreshed = await http.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(person.Tokens.RefreshToken), Stop);
        await refreshed.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        Assert.NotNull(await api.SignInAsync(person.Email, ApiFixture.Password, Stop));
        var log = await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={person.UserId}", Stop);
        var entry = Assert.Single(log.Items, entry => entry.Kind is AuditKind.MultiFactorReset);
        Assert.Equal((admin.UserId, "Lost the phone on the bus"), (entry.ActorId, entry.Reason));
        using var again = await ResetAsync(admin, person, "Once more");
        await again.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.MultiFactorIsOff, Stop);
    }

    [Fact]
    public async Task Nobody_resets_their_own()
    {
        var admin = await api.AdminAsync(Stop);
        await Factors.EnrollAsync(api, admin, Stop);

        using var reset = await ResetAsync(admin, admin, "Faster than typing a code");

        await reset.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.OwnAccount, Stop);
        Assert.NotNull((await admin.Http.GetOkAsync<MultiFactorResponse>("/api/me/multi-factor", Stop)).EnabledAt);
    }

    private static async Task<SignInChallengeResponse> ChallengeAsync(HttpClient http, Person person)
    {
        using var response = await http.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, ApiFixture.Password), Stop);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return await response.OkAsync<SignInChallengeResponse>(Stop);
    }

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient http, SignInChallengeResponse challenge, string code) =>
        http.PostJsonAsync("/api/auth/sign-in/code", new SignInCodeRequest(challenge.Challenge, code), Stop);

    private static Task<HttpResponseMessage> SendAsync(Person person, string verb, string password, string code) =>
        person.Http.PostJsonAsync($"/api/me/multi-factor/{verb}", new FactorProofRequest(password, code), Stop);

    private static Task<HttpResponseMessage> ResetAsync(Person admin, Person person, string reason) =>
        admin.Http.PostJsonAsync($"/api/admin/users/{person.UserId}/multi-factor/reset", new ReasonRequest(reason), Stop);
}
