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
        site.Api.SignsIn(UserRole.Student).Refuses("POST /api/me/password", 401, ProblemCodes.InvalidCredentials, "Wrong.");
        var browser = await site.OpenSignedInAsync();

        var page = await (await browser.GoAsync("/account/security/password")).SendAsync("password", ("currentPassword", "Wrong-1!"), ("newPassword", "New-horse-9"));

        Assert.Equal("This is not your current password.", page.TextOf("#password-currentPassword-error"));
        Assert.Equal(200, (await browser.GoAsync("/account")).Status);
    }
}
