using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Http;

public sealed class RateLimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_over_its_limit_is_told_when_to_come_back_and_others_are_not_touched()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:AccountPerMinute"] = "3");
        var busy = await api.StudentAsync(Stop);
        var calm = await api.StudentAsync(Stop);
        for (var i = 0; i < 3; i++)
        {
            await busy.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        }

        using var refused = await busy.Http.GetAsync("/api/me", Stop);

        await refused.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.RateLimited, Stop);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        await calm.Http.GetOkAsync<MeResponse>("/api/me", Stop);
    }

    [Fact]
    public async Task Sign_in_is_limited_per_browser_address_as_the_front_end_names_it()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:AddressPerMinute"] = "2");
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 3; i++)
        {
            last = await ResendAsync(api, "192.0.2.1");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.Accepted, await ResendAsync(api, "192.0.2.2"));
    }

    private static async Task<HttpStatusCode> ResendAsync(ApiFixture api, string browser)
    {
        using var client = api.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", browser);
        using var response = await client.PostJsonAsync("/api/auth/resend-code", new ResendCodeRequest("nobody@school.example"), Stop);
        return response.StatusCode;
    }
}
