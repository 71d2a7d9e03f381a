using System.Net;
using ClassCast.Api.Tests.Live;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Account;

/// <summary>Where one is signed in, over HTTP.</summary>
public sealed class SessionTests(ApiFixture api)
{
    private const string Sessions = "/api/me/sessions";
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:138.0) Gecko/20100101 Firefox/138.0";
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_tells_device_address_and_which_one_asks()
    {
        var person = await api.StudentAsync(Stop);
        using var here = await BrowserAsync(person, Firefox, "192.0.2.10");
        using var there = await BrowserAsync(person, Phone, "2001:db8::7");

        var open = (await here.GetOkAsync<ListResponse<SessionResponse>>(Sessions, Stop)).Items;

        Assert.Equal(3, open.Count); // the person's first, and these
        Assert.Contains(open, session => session is { Device: "Firefox on Windows", Address: "192.0.2.10", IsCurrent: true });
        Assert.Contains(open, session => session is { Device: "Safari on iPhone", Address: "2001:db8::7", IsCurrent: false });
    }

    [Fact]
    public async Task Last_use_moves_on_while_a_session_is_used_and_stands_still_while_it_is_refused()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        var first = own.Clock.GetUtcNow();
        own.Clock.Advance(TimeSpan.FromMinutes(20));
        using (var refused = await person.Http.GetAsync("/api/admin/users", Stop))
        {
            await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
        }

        var before = Assert.Single((await person.Http.GetOkAsync<ListResponse<SessionResponse>>(Sessions, Stop)).Items);
        var after = Assert.Single((await person.Http.GetOkAsync<ListResponse<SessionResponse>>(Sessions, Stop)).Items);

        Assert.Equal((first, first + TimeSpan.FromMinutes(20)), (before.LastUsedAt, after.LastUsedAt));
    }

    [Fact]
    public async Task Ending_a_session_stops_its_access_token_its_refresh_token_and_its_sockets_at_once_and_no_others()
    {
        var person = await api.StudentAsync(Stop);
        var lost = person with { Tokens = await api.SignInAsync(person.Email, ApiFixture.Password, Stop) };
        using var lostHttp = api.Client(lost.Tokens.AccessToken);
        lost = lost with { Http = lostHttp };
        using var socket = await LiveClient.ConnectAsync(api, lost, Stop);
        using var kept = await LiveClient.ConnectAsync(api, person, Stop);
        var id = Assert.Single((await lostHttp.GetOkAsync<ListResponse<SessionResponse>>(Sessions, Stop)).Items, session => session.IsCurrent).SessionId;

        using var ended = await person.Http.DeleteAsync($"{Sessions}/{id}", Stop);

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        using var request = await lostHttp.GetAsync("/api/me", Stop);
        await request.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        using var client = api.Anonymous();
        using var refresh = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(lost.Tokens.RefreshToken), Stop);
        await refresh.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        Assert.Null(await socket.ReadAsync(Stop));
        Assert.Equal(LiveCloseCodes.AccountClosed, (int)socket.Socket.CloseStatus!);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        Assert.Empty(await kept.ReadUntilPongAsync(Stop));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var (person, other) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        var id = Assert.Single((await person.Http.GetOkAsync<ListResponse<SessionResponse>>(Sessions, Stop)).Items).SessionId;

        using var response = await other.Http.DeleteAsync($"{Sessions}/{id}", Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all_sessions_and_a_new_sign_in_works()
    {
        var person = await api.StudentAsync(Stop);
        using var there = await BrowserAsync(person, Phone, "192.0.2.11");
        using var client = api.Anonymous();

        using var response = await client.PostJsonAsync("/api/auth/sign-out-everywhere", new RefreshTokenRequest(person.Tokens.RefreshToken), Stop);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        foreach (var browser in new[] { person.Http, there })
        {
            using var refused = await browser.GetAsync("/api/me", Stop);
            await refused.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        }

        using var again = api.Client((await api.SignInAsync(person.Email, ApiFixture.Password, Stop)).AccessToken);
        Assert.Single((await again.GetOkAsync<ListResponse<SessionResponse>>(Sessions, Stop)).Items);
    }

    [Fact]
    public async Task After_signing_out_the_access_token_opens_nothing()
    {
        var person = await api.StudentAsync(Stop);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        using var client = api.Anonymous();

        using var signedOut = await client.PostJsonAsync("/api/auth/sign-out", new RefreshTokenRequest(person.Tokens.RefreshToken), Stop);

        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        await Testing.Eventually.TrueAsync(
            "the access token is refused",
            async () =>
            {
                using var response = await person.Http.GetAsync("/api/me", Stop);
                return response.StatusCode is HttpStatusCode.Unauthorized;
            },
            Stop);
    }

    [Fact]
    public async Task An_administrator_sees_and_ends_sessions_with_a_reason_that_is_recorded()
    {
        var (admin, person) = (await api.AdminAsync(Stop), await api.StudentAsync(Stop));
        using var there = await BrowserAsync(person, Phone, "192.0.2.12");
        var path = $"/api/admin/users/{person.UserId}/sessions";
        var open = (await admin.Http.GetOkAsync<ListResponse<SessionResponse>>(path, Stop)).Items;
        var phone = Assert.Single(open, session => session.Device == "Safari on iPhone");

        using var one = await admin.Http.PostJsonAsync($"{path}/{phone.SessionId}/end", new ReasonRequest("Lost phone"), Stop);
        using var refused = await there.GetAsync("/api/me", Stop);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        using var all = await admin.Http.PostJsonAsync($"{path}/end", new ReasonRequest("Left the school"), Stop);
        using var refusedToo = await person.Http.GetAsync("/api/me", Stop);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (one.StatusCode, all.StatusCode));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (refused.StatusCode, refusedToo.StatusCode));
        Assert.Empty((await admin.Http.GetOkAsync<ListResponse<SessionResponse>>(path, Stop)).Items);
        var log = (await admin.Http.GetOkAsync<ListResponse<AuditEntryResponse>>($"/api/admin/audit?subject={Uri.EscapeDataString(person.Email)}", Stop)).Items;
        Assert.Equal("Lost phone", Assert.Single(log, entry => entry.Kind is AuditKind.SessionEnded).Reason);
        Assert.Equal(("Left the school", admin.UserId), Assert.Single(log, entry => entry.Kind is AuditKind.SessionsEnded) is { } ended ? (ended.Reason, ended.ActorId) : default);
        Assert.Contains(log, entry => entry.Kind is AuditKind.UserRead && entry.ActorId == admin.UserId);
    }

    [Fact]
    public async Task Two_tabs_that_refresh_at_once_both_go_on()
    {
        var person = await api.StudentAsync(Stop);

        var tabs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RefreshAsync(api, person.Tokens.RefreshToken)));

        foreach (var tokens in tabs)
        {
            using var tab = api.Client(tokens.AccessToken);
            await tab.GetOkAsync<MeResponse>("/api/me", Stop);
            await RefreshAsync(api, tokens.RefreshToken);
        }
    }

    [Fact]
    public async Task A_stolen_token_used_after_its_rotation_ends_the_whole_session_and_its_owner_is_told_once()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        var elsewhere = await own.SignInAsync(person.Email, ApiFixture.Password, Stop);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        var current = await RefreshAsync(own, person.Tokens.RefreshToken);
        own.Clock.Advance(TimeSpan.FromSeconds(31));
        using var thief = own.Anonymous();

        for (var i = 0; i < 2; i++)
        {
            using var replayed = await thief.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(person.Tokens.RefreshToken), Stop);
            await replayed.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        }

        using var owner = own.Client(current.AccessToken);
        using var refused = await owner.GetAsync("/api/me", Stop);
        using var refreshed = await thief.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(current.RefreshToken), Stop);
        await refused.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        await refreshed.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.InvalidToken, Stop);
        using var other = own.Client(elsewhere.AccessToken);
        var notices = (await other.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop)).Items;
        Assert.Equal("We have ended a session of yours", Assert.Single(notices, notice => notice.Type == "Security").Title);
        await own.MailAsync(person.Email, mail => mail.Subject == "We have ended a session of your ClassCast account", Stop);
        using var mailbox = own.Anonymous();
        Assert.Single(await mailbox.MailsAsync(person.Email, Stop), mail => mail.Subject.StartsWith("We have ended", StringComparison.Ordinal));
    }

    /// <summary>Another sign-in of the same person, seen through the front end: it names the browser's address and what the browser says of itself.</summary>
    private async Task<HttpClient> BrowserAsync(Person person, string userAgent, string address)
    {
        var client = api.Client((await api.SignInAsync(person.Email, ApiFixture.Password, Stop)).AccessToken);
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", address);
        await client.GetOkAsync<MeResponse>("/api/me", Stop);
        return client;
    }

    private static async Task<TokenResponse> RefreshAsync(ApiFixture api, string refreshToken)
    {
        using var client = api.Anonymous();
        using var response = await client.PostJsonAsync("/api/auth/refresh", new RefreshTokenRequest(refreshToken), Stop);
        return await response.OkAsync<TokenResponse>(Stop);
    }
}
