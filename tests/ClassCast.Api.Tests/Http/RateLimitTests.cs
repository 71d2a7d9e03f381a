using System.Net;
using ClassCast.Api.Tests.Videos;
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
    public async Task Codes_are_limited_per_browser_address_as_the_front_end_names_it()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:CodesPerMinute"] = "2");
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 3; i++)
        {
            last = await ResendAsync(api, "192.0.2.1");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.Accepted, await ResendAsync(api, "192.0.2.2"));
    }

    [Fact]
    public async Task Writes_are_limited_per_account_and_reading_goes_on()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:WritesPerMinute"] = "2");
        var (busy, calm) = (await api.StudentAsync(Stop), await api.StudentAsync(Stop));
        for (var i = 0; i < 2; i++)
        {
            using var allowed = await busy.Http.PostAsync("/api/notifications/read-all", Stop);
            Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        }

        using var refused = await busy.Http.PostAsync("/api/notifications/read-all", Stop);
        using var others = await calm.Http.PostAsync("/api/notifications/read-all", Stop);

        await refused.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.RateLimited, Stop);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.NoContent, others.StatusCode);
        await busy.Http.GetOkAsync<MeResponse>("/api/me", Stop);
    }

    [Fact]
    public async Task Uploads_are_limited_per_account()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:UploadsPerMinute"] = "1");
        var room = await VideoClassroom.CreateAsync(api, Stop);
        await room.Student.StartAsync(room.Assignment.AssignmentId, 2048, Stop);

        using var refused = await room.Student.TryStartAsync(room.Assignment.AssignmentId, 2048, Stop);

        await refused.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.RateLimited, Stop);
    }

    [Fact]
    public async Task A_burst_of_sign_ins_from_one_address_is_refused_and_others_still_get_in()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:AddressPerMinute"] = "20");
        var person = await api.StudentAsync(Stop);
        using var attacker = api.Anonymous();
        attacker.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.66");
        var attempts = Enumerable.Range(0, 10_000).Chunk(100);
        var refused = 0;
        foreach (var together in attempts)
        {
            var answers = await Task.WhenAll(together.Select(i => attacker.PostJsonAsync("/api/auth/sign-in", new SignInRequest($"a{i}@school.example", "Wrong-horse-1"), Stop)));
            refused += answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
            Array.ForEach(answers, answer => answer.Dispose());
        }

        using var other = api.Anonymous();
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.67");
        using var signedIn = await other.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, ApiFixture.Password), Stop);

        Assert.InRange(refused, 9_000, 10_000);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
    }

    private static async Task<HttpStatusCode> ResendAsync(ApiFixture api, string browser)
    {
        using var client = api.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", browser);
        using var response = await client.PostJsonAsync("/api/auth/resend-code", new ResendCodeRequest("nobody@school.example"), Stop);
        return response.StatusCode;
    }
}
