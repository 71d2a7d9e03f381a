using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

public sealed class MultiFactorPagesTests : IDisposable
{
    private const string Authenticator = "/account/security/authenticator";
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly string[] Codes = ["0a1b-2c3d-4e5f-6g7h", "zzzz-yyyy-xxxx-wwww"];

    private readonly WebSite site = new();

    private static ContractsJson Json => ContractsJson.Default;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_password_leads_to_the_code_and_the_code_to_the_page_one_came_for()
    {
        AsksForCode();
        site.Api.On("POST /api/auth/sign-in/code", Classroom.Tokens(), Json.TokenResponse);

        var browser = site.Open();
        var form = await browser.GoAsync("/sign-in?return=/courses");
        var asked = await form.SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));
        var page = await browser.GoAsync(asked.Location!);
        var answer = await page.SendAsync("code", ("code", " 287 082 "));

        Assert.Equal("/sign-in/code", asked.Location);
        Assert.Equal("one-time-code", page.Find("input[name=code]").GetAttribute("autocomplete"));
        Assert.Equal("numeric", page.Find("input[name=code]").GetAttribute("inputmode"));
        Assert.DoesNotContain("the-challenge", page.Html, StringComparison.Ordinal);
        Assert.Equal("/courses", answer.Location);
        Assert.Equal("""{"challenge":"the-challenge","code":"287 082"}""", Assert.Single(site.Api.To("POST /api/auth/sign-in/code")).Body);
        Assert.Equal(302, (await browser.GoAsync("/sign-in/code")).Status);
    }

    [Fact]
    public async Task A_wrong_code_is_said_beside_its_field_and_may_be_tried_again()
    {
        var page = await CodePageAsync();
        site.Api.Refuses("POST /api/auth/sign-in/code", 400, ProblemCodes.CodeMismatch, "This code is not right.");

        var again = await page.SendAsync("code", ("code", "000000"));

        Assert.Equal("This code is not right.", again.TextOf("#code-code-error"));
        site.Api.On("POST /api/auth/sign-in/code", Classroom.Tokens(), Json.TokenResponse);
        Assert.Equal("/", (await again.SendAsync("code", ("code", "287082"))).Location);
    }

    [Fact]
    public async Task A_sign_in_that_took_too_long_begins_again_with_the_password()
    {
        var page = await CodePageAsync();
        site.Api.Refuses("POST /api/auth/sign-in/code", 401, ProblemCodes.ChallengeEnded, "Too long.");

        var answer = await page.SendAsync("code", ("code", "287082"));

        Assert.Equal("/sign-in", answer.Location);
    }

    [Fact]
    public async Task Without_the_phone_a_recovery_code_is_asked_for()
    {
        var browser = site.Open();
        await CodePageAsync(browser);
        site.Api.On("POST /api/auth/sign-in/code", Classroom.Tokens(), Json.TokenResponse);

        var page = await browser.GoAsync("/sign-in/code?recovery=true");
        var answer = await page.SendAsync("code", ("code", Codes[0]));

        Assert.Null(page.Find("input[name=code]").GetAttribute("inputmode"));
        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task The_code_page_without_a_password_before_it_leads_back()
    {
        var page = await site.Open().GoAsync("/sign-in/code");

        Assert.NotNull(page.Document.QuerySelector("main a[href='/sign-in']"));
        Assert.Null(page.Document.QuerySelector("input[name=code]"));
    }

    [Fact]
    public async Task A_setup_shows_a_picture_and_the_same_as_text()
    {
        var browser = await SignedInAsync();
        Waits();

        var page = await browser.GoAsync(Authenticator);

        var picture = page.Find("svg.qr");
        Assert.Equal("img", picture.GetAttribute("role"));
        Assert.NotEmpty(picture.GetAttribute("aria-label")!);
        Assert.Matches(@"^(M\d+ \d+h1v1h-1z){300,}$", picture.QuerySelector(".qr-ink")!.GetAttribute("d"));
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", page.TextOf(".setup-key code"));
    }

    [Fact]
    public async Task Setting_up_begins_by_a_form_and_ends_with_the_recovery_codes()
    {
        var browser = await SignedInAsync();
        site.Api
            .On("POST /api/me/multi-factor/setup", Setup, Json.AuthenticatorSetupResponse)
            .On("POST /api/me/multi-factor/confirm", new RecoveryCodesResponse(Codes), Json.RecoveryCodesResponse);
        var begun = await (await browser.GoAsync(Authenticator)).SendAsync("begin");
        Waits();

        var done = await (await browser.GoAsync(begun.Location!)).SendAsync("confirm", ("code", "287082"), ("password", " Secret-1! "));

        Assert.Equal(Codes, done.Document.QuerySelectorAll(".recovery-codes code").Select(code => code.TextContent));
        var file = Uri.UnescapeDataString(done.Find("a[download]").GetAttribute("href")!);
        Assert.All(Codes, code => Assert.Contains(code, file, StringComparison.Ordinal));
        Assert.Equal("""{"password":" Secret-1! ","code":"287082"}""", Assert.Single(site.Api.To("POST /api/me/multi-factor/confirm")).Body);
        Assert.DoesNotContain(Secret, done.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ProblemCodes.CodeMismatch, "#confirm-code-error")]
    [InlineData(ProblemCodes.PasswordMismatch, "#confirm-password-error")]
    public async Task What_is_wrong_stands_beside_its_field(string problem, string place)
    {
        var browser = await SignedInAsync();
        Waits();
        site.Api.Refuses("POST /api/me/multi-factor/confirm", 400, problem, "Not right.");

        var page = await (await browser.GoAsync(Authenticator)).SendAsync("confirm", ("code", "287082"), ("password", "Secret-1!"));

        Assert.Equal("Not right.", page.TextOf(place));
        Assert.NotNull(page.Document.QuerySelector("svg.qr"));
        Assert.DoesNotContain("Secret-1!", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setup_that_ended_meanwhile_is_said_and_begins_again()
    {
        var browser = await SignedInAsync();
        Waits();
        var page = await browser.GoAsync(Authenticator);
        site.Api.Refuses("GET /api/me/multi-factor/setup", 404, ProblemCodes.NotFound, "There is no such setup.");

        var answer = await page.SendAsync("confirm", ("code", "287082"), ("password", "Secret-1!"));

        Assert.Equal(Authenticator, answer.Location);
        Assert.Empty(site.Api.To("POST /api/me/multi-factor/confirm"));
    }

    [Fact]
    public async Task Its_owner_removes_it_with_password_and_code()
    {
        var browser = await SignedInAsync();
        site.Api
            .On("GET /api/me/multi-factor", new MultiFactorResponse(Classroom.Now, 3), Json.MultiFactorResponse)
            .On("POST /api/me/multi-factor/disable", HttpStatusCode.NoContent);
        Assert.Contains("3 recovery codes are left", (await browser.GoAsync("/account/security")).Html, StringComparison.Ordinal);

        var answer = await (await browser.GoAsync(Authenticator)).SendAsync("remove", ("code", Codes[0]), ("password", "Secret-1!"));

        Assert.Equal("/account/security", answer.Location);
    }

    [Fact]
    public async Task An_administrator_resets_somebody_elses_with_a_reason()
    {
        const string person = "0000000000000000000000000000e009";
        site.Api.SignsIn(UserRole.Admin)
            .On("GET /api/admin/users/" + person, Classroom.Account(person), Json.AdminUserResponse)
            .On($"GET /api/admin/users/{person}/sessions", new ListResponse<SessionResponse>([], null), Json.ListResponseSessionResponse)
            .On($"GET /api/admin/users/{person}/multi-factor", new MultiFactorResponse(Classroom.Now, 3), Json.MultiFactorResponse)
            .On($"POST /api/admin/users/{person}/multi-factor/reset", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync("/admin/users/" + person);

        var without = await page.SendAsync("reset-factor", ("reason", ""));
        var answer = await page.SendAsync("reset-factor", ("reason", "Lost the phone"));

        Assert.NotEmpty(without.TextOf("#reset-factor-reason-error"));
        Assert.Equal("/admin/users/" + person, answer.Location);
        Assert.Contains("Lost the phone", Assert.Single(site.Api.To($"POST /api/admin/users/{person}/multi-factor/reset")).Body, StringComparison.Ordinal);
    }

    private static AuthenticatorSetupResponse Setup =>
        new(Secret, $"otpauth://totp/ClassCast:mira%40school.example?secret={Secret}&issuer=ClassCast&algorithm=SHA1&digits=6&period=30", Classroom.Now.AddMinutes(15));

    private void Waits() => site.Api.On("GET /api/me/multi-factor/setup", Setup, Json.AuthenticatorSetupResponse);

    private void AsksForCode()
    {
        site.Api.SignsIn(UserRole.Student);
        site.Api.On(
            "POST /api/auth/sign-in", new SignInChallengeResponse("the-challenge", Classroom.Now.AddMinutes(5)), Json.SignInChallengeResponse, HttpStatusCode.Accepted);
    }

    private async Task<Page> CodePageAsync(Browser? browser = null)
    {
        AsksForCode();
        browser ??= site.Open();
        var form = await browser.GoAsync("/sign-in");
        var asked = await form.SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));
        return await browser.GoAsync(asked.Location!);
    }

    private Task<Browser> SignedInAsync()
    {
        site.Api.SignsIn(UserRole.Student);
        return site.OpenSignedInAsync();
    }
}
