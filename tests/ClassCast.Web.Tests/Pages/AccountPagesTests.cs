using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Pages;

public sealed class AccountPagesTests : IDisposable
{
    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_stranger_sees_what_it_is_and_the_way_in()
    {
        var page = await site.Open().GoAsync("/");

        Assert.Equal(200, page.Status);
        Assert.Equal("Say it on video.", page.Title);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/sign-up']"));
        Assert.NotNull(page.Document.QuerySelector("main a[href='/sign-in']"));
    }

    [Theory]
    [InlineData("/courses")]
    [InlineData("/notifications")]
    [InlineData("/admin")]
    [InlineData("/assignments/a1?x=1")]
    public async Task A_stranger_is_sent_to_sign_in_and_back(string path)
    {
        var page = await site.Open().GoAsync(path);

        Assert.Equal(302, page.Status);
        Assert.EndsWith("/sign-in?return=" + Uri.EscapeDataString(path), page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_one_came_for()
    {
        site.Api.SignsIn(UserRole.Student);
        var form = await site.Open().GoAsync("/sign-in?return=/courses");

        var answer = await form.SendAsync("sign-in", ("email", " mira@school.example "), ("password", "Secret-1!"));

        Assert.Equal("/courses", answer.Location);
        var body = Assert.Single(site.Api.To("POST /api/auth/sign-in")).Body;
        Assert.Contains("\"mira@school.example\"", body);
    }

    [Fact]
    public async Task Signing_in_does_not_lead_to_another_site()
    {
        site.Api.SignsIn(UserRole.Student);
        var form = await site.Open().GoAsync("/sign-in?return=//evil.example");

        var answer = await form.SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));

        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_the_address_kept_but_not_the_password()
    {
        site.Api.Refuses("POST /api/auth/sign-in", 401, ProblemCodes.InvalidCredentials, "E-mail or password is wrong.");
        var form = await site.Open().GoAsync("/sign-in");

        var page = await form.SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Wrong-1!"));

        Assert.Equal(200, page.Status);
        Assert.Equal("E-mail or password is wrong.", page.TextOf("[role=alert]"));
        Assert.Equal("mira@school.example", page.Find("input[name=email]").GetAttribute("value"));
        Assert.DoesNotContain("Wrong-1!", page.Html);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_without_asking_the_api()
    {
        var form = await site.Open().GoAsync("/sign-up");

        var page = await form.SendAsync("sign-up", ("givenName", "Mira"));

        var input = page.Find("#sign-up-email");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("sign-up-email-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Enter your e-mail address.", page.TextOf("#sign-up-email-error"));
        Assert.Equal("Mira", page.Find("#sign-up-givenName").GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("[role=alert] a[href='#sign-up-email']"));
        Assert.Empty(site.Api.To("POST /api/auth/sign-up"));
    }

    [Fact]
    public async Task A_refusal_by_the_api_stands_beside_the_field_it_names()
    {
        site.Api.Refuses("POST /api/auth/sign-up", 400, ProblemCodes.ValidationFailed, "Invalid.", """{"Email":["That is no e-mail address."]}""");
        var form = await site.Open().GoAsync("/sign-up");

        var page = await form.SendAsync("sign-up", ("givenName", "M"), ("familyName", "S"), ("email", "mira"), ("password", "x"), ("wantsToTeach", "true"));

        Assert.Equal("That is no e-mail address.", page.TextOf("#sign-up-email-error"));
        Assert.True(page.Find("input[name=wantsToTeach]").HasAttribute("checked"));
    }

    [Fact]
    public async Task Signing_up_leads_to_the_code()
    {
        site.Api.On("POST /api/auth/sign-up", HttpStatusCode.Accepted);
        var form = await site.Open().GoAsync("/sign-up");

        var answer = await form.SendAsync(
            "sign-up", ("givenName", "Mira"), ("familyName", "Sand"), ("email", "mira@school.example"), ("password", " Pass word-1! "), ("wantsToTeach", "true"));

        Assert.Equal("/confirm?email=mira@school.example", answer.Location);
        var sent = Assert.Single(site.Api.To("POST /api/auth/sign-up")).Body;
        Assert.Contains("\"wantsToTeach\":true", sent);
        Assert.Contains("\" Pass word-1! \"", sent);
    }

    [Fact]
    public async Task A_confirmed_address_leads_to_signing_in_with_a_word_about_it()
    {
        site.Api.On("POST /api/auth/confirm", HttpStatusCode.NoContent);
        var browser = site.Open();

        var answer = await (await browser.GoAsync("/confirm?email=mira%40school.example")).SendAsync("confirm", ("code", "123456"));
        var next = await browser.GoAsync(answer.Location!);

        Assert.Contains("Your address is confirmed.", next.Main);
        Assert.DoesNotContain("Your address is confirmed.", (await browser.GoAsync("/sign-in")).Main);
    }

    [Fact]
    public async Task A_wrong_code_is_said_beside_the_code()
    {
        site.Api.Refuses("POST /api/auth/confirm", 400, ProblemCodes.CodeMismatch, "That is not the code.");

        var page = await (await site.Open().GoAsync("/confirm?email=a@b.example")).SendAsync("confirm", ("code", "1"));

        Assert.Equal("That is not the code.", page.TextOf("#confirm-code-error"));
    }

    [Fact]
    public async Task Another_code_can_be_asked_for()
    {
        site.Api.On("POST /api/auth/resend-code", HttpStatusCode.Accepted);

        var answer = await (await site.Open().GoAsync("/confirm?email=a@b.example")).SendAsync("resend");

        Assert.Equal(302, answer.Status);
        Assert.Contains("a@b.example", Assert.Single(site.Api.To("POST /api/auth/resend-code")).Body);
    }

    [Fact]
    public async Task The_local_mailbox_shows_mail_in_development()
    {
        site.Api.On(
            "GET /api/dev/mailbox",
            new ListResponse<MailboxMessage>([new("m1", "a@b.example", "Your code", "It is 123456.", Classroom.Now)], null),
            ContractsJson.Default.ListResponseMailboxMessage);

        var page = await site.Open().GoAsync("/mailbox?address=a@b.example");

        Assert.Contains("It is 123456.", page.Main);
        Assert.Equal("?address=a@b.example", Assert.Single(site.Api.To("GET /api/dev/mailbox")).Query);
        Assert.Contains("/mailbox", (await site.Open().GoAsync("/confirm?email=a@b.example")).Html);
    }

    [Fact]
    public async Task With_an_api_that_keeps_no_mail_nothing_leads_to_the_mailbox()
    {
        Assert.DoesNotContain("/mailbox", (await site.Open().GoAsync("/confirm?email=a@b.example")).Html);
        Assert.Equal(404, (await site.Open().GoAsync("/mailbox")).Status);
    }

    [Fact]
    public async Task There_is_no_mailbox_in_production_and_no_link_to_it()
    {
        using var production = new WebSite { Environment = "Production" };

        Assert.Equal(404, (await production.Open().GoAsync("/mailbox")).Status);
        Assert.DoesNotContain("/mailbox", (await production.Open().GoAsync("/confirm")).Html);
    }
}
