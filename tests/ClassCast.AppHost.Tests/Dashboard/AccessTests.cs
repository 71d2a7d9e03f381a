using System.Net;

namespace ClassCast.AppHost.Tests.Dashboard;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/resource/api")]
    [InlineData("/consolelogs")]
    [InlineData("/consolelogs/stream/api")]
    [InlineData("/structuredlogs")]
    [InlineData("/traces")]
    [InlineData("/traces/detail/0123")]
    [InlineData("/metrics")]
    [InlineData("/api/resources")]
    [InlineData("/api/traces")]
    [InlineData("/api/logs")]
    [InlineData("/API/logs")]
    [InlineData("//api/logs")]
    [InlineData("/assets/../api/logs")]
    public async Task Stranger_is_refused_everywhere(string path)
    {
        await using var dashboard = await RunningDashboard.Start();

        var response = await dashboard.Browser.GetAsync(dashboard.Host.Url.ToString().TrimEnd('/') + path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Address_with_the_token_signs_in_and_leaves_the_token_out_of_cookie_and_page()
    {
        await using var dashboard = await RunningDashboard.Start();

        var login = await dashboard.Browser.GetAsync(dashboard.Host.LoginUrl, TestContext.Current.CancellationToken);
        var page = await dashboard.Browser.GetAsync("/", TestContext.Current.CancellationToken);

        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Equal("/", login.Headers.Location?.ToString());
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(RunningDashboard.Token, cookie, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/login")]
    [InlineData("/login?t=")]
    [InlineData("/login?t=wrong")]
    public async Task Wrong_token_does_not_sign_in(string path)
    {
        await using var dashboard = await RunningDashboard.Start();

        var login = await dashboard.Browser.GetAsync(path, TestContext.Current.CancellationToken);
        var page = await dashboard.Browser.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, login.StatusCode);
        Assert.False(login.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
    }

    [Fact]
    public async Task Allowed_for_everybody_it_asks_nobody_but_refuses_foreign_host_names()
    {
        await using var dashboard = await RunningDashboard.Start(("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", "true"));
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/api/logs");
        rebound.Headers.Host = "attacker.example";

        var own = await dashboard.Browser.GetAsync("/api/logs", TestContext.Current.CancellationToken);
        var foreign = await dashboard.Browser.SendAsync(rebound, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, foreign.StatusCode);
        Assert.Equal(dashboard.Host.Url.ToString(), dashboard.Host.LoginUrl);
    }

    [Fact]
    public async Task Pages_allow_no_inline_script_no_frame_and_no_cache()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();

        var page = await dashboard.Browser.GetAsync("/", TestContext.Current.CancellationToken);

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl?.NoStore);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Assets_are_served_with_their_content_in_the_address()
    {
        await using var dashboard = await RunningDashboard.StartSignedIn();
        var page = await dashboard.Open("/");

        foreach (var link in page.QuerySelectorAll("link[href], script[src]"))
        {
            var address = link.GetAttribute("href") ?? link.GetAttribute("src")!;
            var asset = await dashboard.Browser.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Contains("immutable", asset.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Taken_port_that_was_asked_for_names_the_setting()
    {
        await using var first = await RunningDashboard.Start();

        var e = await Assert.ThrowsAsync<Aspire.Hosting.DistributedApplicationException>(
            () => RunningDashboard.Start(("ASPNETCORE_URLS", first.Host.Url.ToString())));

        Assert.Contains("ASPNETCORE_URLS", e.Message, StringComparison.Ordinal);
    }
}
