using System.Net;
using ClassCast.Contracts;
using ClassCast.Web.Tests.Site;

namespace ClassCast.Web.Tests.Session;

public sealed class SessionTests : IDisposable
{
    private readonly WebSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_session_cookie_is_closed_to_scripts_and_other_sites_and_lasts_thirty_days()
    {
        var cookie = await SessionCookieAsync("http://localhost");

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=Thu, 01 Oct 2026", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("access-1", cookie);
    }

    [Fact]
    public async Task Over_https_the_session_cookie_stays_on_https() =>
        Assert.Contains("secure", await SessionCookieAsync("https://localhost"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task In_production_every_cookie_that_speaks_for_somebody_is_bound_to_this_host_and_to_TLS()
    {
        using var production = new WebSite { Environment = "Production" };
        production.Api.SignsIn(UserRole.Student);
        var form = await production.Open("https://localhost").GoAsync("/sign-in");

        var answer = await form.SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));

        var cookies = form.Cookies.Concat(answer.Cookies).ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-classcast-form=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-classcast-session=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            var attributes = cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).Select(attribute => attribute.ToLowerInvariant()).ToList();
            Assert.Contains("secure", attributes);
            Assert.Contains("httponly", attributes);
            Assert.Contains("path=/", attributes);
            Assert.Contains(attributes, attribute => attribute is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task In_production_browsers_are_told_to_stay_on_TLS()
    {
        using var production = new WebSite { Environment = "Production" };

        var page = await production.Open("https://classroom.school.example").GoAsync("/sign-in");

        Assert.Equal("max-age=31536000", page.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_token_speaks_for_its_session_only()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        await browser.GoAsync("/");

        Assert.Equal("Bearer access-1", Assert.Single(site.Api.To("GET /api/student/assignments")).Header("Authorization"));
        Assert.Equal(302, (await site.Open().GoAsync("/courses")).Status);
    }

    [Fact]
    public async Task A_token_that_ends_soon_is_renewed_before_it_is_used()
    {
        site.Api.Student().On("POST /api/auth/refresh", Classroom.Tokens("2", 120), ContractsJson.Default.TokenResponse);
        var browser = await site.OpenSignedInAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(58.5));

        var page = await browser.GoAsync("/courses");
        await browser.GoAsync("/courses");

        Assert.Contains(page.Cookies, c => c.StartsWith("classcast-session", StringComparison.Ordinal));
        Assert.Contains("refresh-1", Assert.Single(site.Api.To("POST /api/auth/refresh")).Body);
        Assert.All(site.Api.To("GET /api/courses"), asked => Assert.Equal("Bearer access-2", asked.Header("Authorization")));
    }

    [Fact]
    public async Task Tabs_that_renew_at_once_share_one_renewal_and_all_go_on()
    {
        var release = new TaskCompletionSource();
        var arrived = new TaskCompletionSource();
        site.Api.Student().On("POST /api/auth/refresh", async _ =>
        {
            arrived.TrySetResult();
            await release.Task;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = System.Net.Http.Json.JsonContent.Create(Classroom.Tokens("2", 120), ContractsJson.Default.TokenResponse),
            };
        });
        var browser = await site.OpenSignedInAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(59));
        var tabs = Enumerable.Range(0, 5).Select(_ => browser.GoAsync("/courses")).ToList();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        release.SetResult();
        var pages = await Task.WhenAll(tabs);

        Assert.All(pages, page => Assert.Equal(200, page.Status));
        Assert.Single(site.Api.To("POST /api/auth/refresh"));
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_leads_to_signing_in()
    {
        site.Api.Student().Refuses("POST /api/auth/refresh", 401, ProblemCodes.InvalidToken, "Revoked.");
        var browser = await site.OpenSignedInAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(61));

        var page = await browser.GoAsync("/courses");

        Assert.EndsWith("/sign-in?return=%2Fcourses", page.Location, StringComparison.Ordinal);
        Assert.Contains(page.Cookies, c => c.StartsWith("classcast-session=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_the_api_no_longer_takes_leads_to_signing_in_and_back()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        site.Api.Refuses("GET /api/courses", 401, ProblemCodes.Unauthenticated, "Unauthenticated.");

        var page = await browser.GoAsync("/courses?cursor=x");

        Assert.Equal("/sign-in?return=%2Fcourses%3Fcursor%3Dx", page.Location);
        Assert.Contains(page.Cookies, c => c.StartsWith("classcast-session=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_api_is_away_the_session_is_kept()
    {
        site.Api.Student();
        var browser = await site.OpenSignedInAsync();
        site.Api.IsDown("POST /api/auth/refresh").IsDown("GET /api/courses").IsDown("GET /api/me");
        site.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(503, (await browser.GoAsync("/courses")).Status);

        site.Api.Student().On("POST /api/auth/refresh", Classroom.Tokens("2", 180), ContractsJson.Default.TokenResponse);
        Assert.Equal(200, (await browser.GoAsync("/courses")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_at_the_api()
    {
        site.Api.Student().On("POST /api/auth/sign-out", HttpStatusCode.NoContent);
        var browser = await site.OpenSignedInAsync();

        var answer = await (await browser.GoAsync("/")).SendAsync("sign-out");

        Assert.Equal("/sign-in", answer.Location);
        Assert.Contains("refresh-1", Assert.Single(site.Api.To("POST /api/auth/sign-out")).Body);
        Assert.Equal(302, (await browser.GoAsync("/courses")).Status);
    }

    [Fact]
    public async Task One_is_signed_out_here_even_when_the_api_is_away()
    {
        site.Api.Student().IsDown("POST /api/auth/sign-out");
        var browser = await site.OpenSignedInAsync();

        await (await browser.GoAsync("/")).SendAsync("sign-out");

        Assert.Equal(302, (await browser.GoAsync("/courses")).Status);
    }

    [Fact]
    public async Task Another_replica_with_the_same_keys_knows_the_session()
    {
        using var first = new WebSite();
        first.Api.Student();
        var cookie = Assert.Single((await SignInAsync(first.Open())).Cookies, c => c.StartsWith("classcast-session=", StringComparison.Ordinal));
        using var second = new WebSite { Keys = first.Keys };
        second.Api.Student();

        var page = await second.Open().GoAsync("/courses", ("Cookie", cookie.Split(';')[0]));

        Assert.Equal(200, page.Status);
    }

    [Fact]
    public async Task The_colours_one_chose_are_kept_in_a_cookie()
    {
        var browser = site.Open();
        var page = await browser.GoAsync("/sign-in");

        var answer = await browser.PostAsync("/preferences/theme",
        [
            new("__RequestVerificationToken", page.Find("form.theme input[name=__RequestVerificationToken]").GetAttribute("value")!),
            new("theme", "dark"),
            new("return", "/sign-in"),
        ]);

        Assert.Equal("/sign-in", answer.Location);
        Assert.Equal("dark", (await browser.GoAsync("/sign-in")).Document.DocumentElement.GetAttribute("data-theme"));
    }

    private async Task<string> SessionCookieAsync(string address)
    {
        site.Api.SignsIn(UserRole.Student);
        var browser = site.Open(address);
        var answer = await SignInAsync(browser);
        return Assert.Single(answer.Cookies, c => c.StartsWith("classcast-session=", StringComparison.Ordinal));
    }

    private static async Task<Page> SignInAsync(Browser browser) =>
        await (await browser.GoAsync("/sign-in")).SendAsync("sign-in", ("email", "mira@school.example"), ("password", "Secret-1!"));
}
