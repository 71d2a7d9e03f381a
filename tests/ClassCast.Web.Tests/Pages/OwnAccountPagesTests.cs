using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

/// <summary>One's own account, and the way back into it.</summary>
public sealed class OwnAccountPagesTests : IDisposable
{
    private static ContractsJson Json => ContractsJson.Default;

    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_head_of_every_page_leads_to_ones_own_account()
    {
        site.Api.Student();
        var page = await (await site.OpenSignedInAsync()).GoAsync("/courses");

        Assert.Equal("Your account: Mira Sand, Student", page.Find("a[href='/account']").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task New_names_are_saved_on_the_version_that_was_shown()
    {
        site.Api.SignsIn(UserRole.Student).On("PUT /api/me/profile", Classroom.Profile(UserRole.Student), Json.ProfileResponse);
        var form = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var answer = await form.SendAsync("profile", ("givenName", "Zoë"));

        Assert.Equal("/account", answer.Location);
        var sent = Assert.Single(site.Api.To("PUT /api/me/profile"));
        Assert.Equal("\"3\"", sent.Header("If-Match"));
        Assert.Contains("\"familyName\":\"Sand\"", sent.Body);
    }

    [Fact]
    public async Task Names_that_were_changed_meanwhile_are_not_overwritten_unasked()
    {
        site.Api.SignsIn(UserRole.Student).Refuses("PUT /api/me/profile", 412, ProblemCodes.PreconditionFailed, "Changed.");
        var form = await (await site.OpenSignedInAsync()).GoAsync("/account");

        var page = await form.SendAsync("profile", ("givenName", "Zoë"));

        Assert.Contains("was changed since", page.TextOf("[role=alert]"));
        Assert.Equal("Zoë", page.Find("input[name=givenName]").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_forgot_the_password_gets_to_the_code_whatever_the_address()
    {
        site.Api.On("POST /api/auth/forgot-password", HttpStatusCode.Accepted);
        var browser = site.Open();
        Assert.NotNull((await browser.GoAsync("/sign-in")).Document.QuerySelector("a[href='/forgot-password']"));

        var answer = await (await browser.GoAsync("/forgot-password")).SendAsync("forgot", ("email", "mira@school.example"));

        Assert.Equal("/reset-password?email=mira@school.example", answer.Location);
        Assert.Contains("If this address has an account", (await browser.GoAsync(answer.Location!)).Main);
    }

    [Fact]
    public async Task The_code_and_a_new_password_lead_to_signing_in()
    {
        site.Api.On("POST /api/auth/reset-password", HttpStatusCode.NoContent);
        var browser = site.Open();

        var answer = await (await browser.GoAsync("/reset-password?email=a@b.example")).SendAsync("reset", ("code", "123456"), ("newPassword", " New-horse-9 "));

        Assert.Equal("/sign-in", answer.Location);
        Assert.Contains("\" New-horse-9 \"", Assert.Single(site.Api.To("POST /api/auth/reset-password")).Body);
    }

    [Theory]
    [InlineData(ProblemCodes.CodeMismatch, "#reset-code-error")]
    [InlineData(ProblemCodes.CodeExpired, "#reset-code-error")]
    [InlineData(ProblemCodes.WeakPassword, "#reset-newPassword-error")]
    public async Task What_is_wrong_is_said_beside_its_field_and_the_password_does_not_come_back(string code, string place)
    {
        site.Api.Refuses("POST /api/auth/reset-password", 400, code, "Not so.");

        var page = await (await site.Open().GoAsync("/reset-password?email=a@b.example")).SendAsync("reset", ("code", "123456"), ("newPassword", "New-horse-9"));

        Assert.Equal("Not so.", page.TextOf(place));
        Assert.DoesNotContain("New-horse-9", page.Html);
    }

    [Fact]
    public async Task After_a_change_of_password_this_browser_goes_on_with_the_new_session()
    {
        site.Api.SignsIn(UserRole.Student).On("POST /api/me/password", Classroom.Tokens("2"), Json.TokenResponse);
        var browser = await site.OpenSignedInAsync();

        var answer = await (await browser.GoAsync("/account/security/password")).SendAsync("password", ("currentPassword", "Secret-1!"), ("newPassword", "New-horse-9"));
        await browser.GoAsync("/account");

        Assert.Equal("/account/security", answer.Location);
        Assert.Contains("\"refreshToken\":\"refresh-1\"", Assert.Single(site.Api.To("POST /api/me/password")).Body);
        Assert.Equal("Bearer access-2", site.Api.To("GET /api/me/profile")[^1].Header("Authorization"));
    }

    [Fact]
    public async Task A_wrong_current_password_is_said_beside_it_and_one_stays_signed_in()
    {
        site.Api.SignsIn(UserRole.Student).Refuses("POST /api/me/password", 400, ProblemCodes.PasswordMismatch, "Wrong.");
        var browser = await site.OpenSignedInAsync();

        var page = await (await browser.GoAsync("/account/security/password")).SendAsync("password", ("currentPassword", "Wrong-1!"), ("newPassword", "New-horse-9"));

        Assert.Equal("This is not your current password.", page.TextOf("#password-currentPassword-error"));
        Assert.Equal(200, (await browser.GoAsync("/account")).Status);
    }

    [Fact]
    public async Task The_sessions_say_which_one_this_is_and_the_others_can_be_ended()
    {
        site.Api.SignsIn(UserRole.Student).On("DELETE /api/me/sessions/s1", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync("/account/sessions");
        Assert.Contains("Firefox on Windows", page.Main);
        Assert.Contains("192.0.2.7", page.Main);
        Assert.Single(page.Document.QuerySelectorAll(".pill.good"));

        var answer = await page.SendAsync("end-s1");

        Assert.Equal("/account/sessions", answer.Location);
        Assert.Single(site.Api.To("DELETE /api/me/sessions/s1"));
    }

    [Fact]
    public async Task Signing_out_everywhere_includes_this_browser()
    {
        site.Api.SignsIn(UserRole.Student).On("POST /api/auth/sign-out-everywhere", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();

        var answer = await (await browser.GoAsync("/account/sessions")).SendAsync("everywhere");

        Assert.Equal("/sign-in", answer.Location);
        Assert.Contains("\"refreshToken\":\"refresh-1\"", Assert.Single(site.Api.To("POST /api/auth/sign-out-everywhere")).Body);
        Assert.StartsWith("/sign-in", (await browser.GoAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_learns_which_browser_asks()
    {
        site.Api.SignsIn(UserRole.Student);
        var browser = await site.OpenSignedInAsync();

        await browser.GoAsync("/account", ("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/138.0"));

        Assert.Contains("Firefox/138.0", site.Api.To("GET /api/me/profile")[^1].Header("User-Agent"));
    }

    [Fact]
    public async Task An_administrator_ends_one_session_or_all_and_says_why()
    {
        site.Api.Teacher(UserRole.Admin)
            .On("POST /api/admin/users/u1/sessions/s1/end", HttpStatusCode.NoContent)
            .On("POST /api/admin/users/u1/sessions/end", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();
        var page = await browser.GoAsync("/admin/users/u1");

        var without = await page.SendAsync("sessions", ("intent", "all"));
        await page.SendAsync("sessions", ("intent", "s1"), ("reason", "Lost phone"));
        await page.SendAsync("sessions", ("intent", "all"), ("reason", "Left the school"));

        Assert.Equal("Say why; it is kept in the audit log.", without.TextOf("#sessions-reason-error"));
        Assert.Contains("Lost phone", Assert.Single(site.Api.To("POST /api/admin/users/u1/sessions/s1/end")).Body);
        Assert.Contains("Left the school", Assert.Single(site.Api.To("POST /api/admin/users/u1/sessions/end")).Body);
    }

    [Fact]
    public async Task A_new_address_is_asked_for_confirmed_and_signed_in_with()
    {
        site.Api.SignsIn(UserRole.Student).On("POST /api/me/email", HttpStatusCode.Accepted).On("POST /api/me/email/confirm", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();

        var asked = await (await browser.GoAsync("/account/security/email")).SendAsync("email", ("newEmail", "new@school.example"), ("currentPassword", "Secret-1!"));
        var confirmed = await (await browser.GoAsync(asked.Location!)).SendAsync("confirm-email", ("code", "123456"));

        Assert.Equal("/account/security/email/confirm?email=new@school.example", asked.Location);
        Assert.Equal("/sign-in", confirmed.Location);
        Assert.Contains("Sign in with the new one", (await browser.GoAsync("/sign-in")).Main);
    }

    [Fact]
    public async Task A_look_alike_address_is_refused_beside_its_field()
    {
        site.Api.SignsIn(UserRole.Student).Refuses("POST /api/me/email", 400, ProblemCodes.AddressNotAccepted, "Use plain letters.");
        var browser = await site.OpenSignedInAsync();

        var page = await (await browser.GoAsync("/account/security/email")).SendAsync("email", ("newEmail", "new@school.example"), ("currentPassword", "Secret-1!"));

        Assert.Equal("Use plain letters.", page.TextOf("#email-newEmail-error"));
    }
}
