using System.Diagnostics;
using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Auth;

public sealed class BurstTests
{
    private const int Attempts = 10_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_sign_ins_from_one_address_are_limited_and_others_are_served_meanwhile()
    {
        await using var api = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:AddressPerMinute"] = "120");
        var person = await api.StudentAsync(Stop);
        var victim = await api.StudentAsync(Stop);
        var answers = new int[600];
        var slowest = TimeSpan.Zero;

        var burst = Parallel.ForAsync(0, Attempts, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Stop }, async (_, cancellationToken) =>
        {
            using var client = From(api, "192.0.2.66");
            using var response = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(victim.Email, "Wrong-password-1"), cancellationToken);
            Interlocked.Increment(ref answers[(int)response.StatusCode]);
        });
        var served = 0;
        while (!burst.IsCompleted || served == 0)
        {
            var watch = Stopwatch.StartNew();
            await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
            using var client = From(api, "192.0.2.7");
            using var signIn = await client.PostJsonAsync("/api/auth/sign-in", new SignInRequest(person.Email, ApiFixture.Password), Stop);
            if (served++ < 100)
            {
                await signIn.OkAsync<TokenResponse>(Stop); // this address has its own 120 a minute
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            await Task.WhenAny(burst, Task.Delay(TimeSpan.FromMilliseconds(100), Stop));
        }

        await burst;
        Assert.Equal(Attempts, answers[(int)HttpStatusCode.Unauthorized] + answers[(int)HttpStatusCode.TooManyRequests]);
        Assert.InRange(answers[(int)HttpStatusCode.Unauthorized], 1, 120); // those that ran at once, until the account was locked and the address limited
        Assert.True(slowest < TimeSpan.FromSeconds(15), $"somebody else waited {slowest}");
    }

    private static HttpClient From(ApiFixture api, string address)
    {
        var client = api.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", address);
        return client;
    }
}
