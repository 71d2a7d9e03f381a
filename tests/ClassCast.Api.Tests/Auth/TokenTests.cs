using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Tests.Auth;

public sealed class TokenTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forgeries => ["not a token", "other signature", "no algorithm", "foreign key", "unknown key id", "changed username", "id token"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Only_an_access_token_of_ours_opens_the_Api(string forgery)
    {
        var person = await api.StudentAsync(Stop);
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop); // the good one is known by now
        using var client = api.Client(Forge(forgery, person.Tokens));

        using var response = await client.GetAsync("/api/me", Stop);

        await response.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.Unauthenticated, Stop);
    }

    [Fact]
    public async Task A_token_opens_the_Api_until_it_expires_and_two_minutes_more()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        var left = person.Tokens.ExpiresAt - own.Clock.GetUtcNow();

        own.Clock.Advance(left + TimeSpan.FromSeconds(119));
        await person.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        own.Clock.Advance(TimeSpan.FromSeconds(2));
        using var expired = await person.Http.GetAsync("/api/me", Stop);

        await expired.RefusedAsync(HttpStatusCode.Unauthorized, ProblemCodes.Unauthenticated, Stop);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_and_given_back_counts_again_with_the_same_token()
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.InstructorAsync(Stop);
        List<UserRole> seen = [];

        foreach (var role in (Role[])[Role.Instructor, Role.Student, Role.Instructor])
        {
            var user = await own.Tables.GetAsync(TableCatalog.Users, person.UserId, Stop);
            await own.Tables.PutAsync(TableCatalog.Users, user! with { Role = role }, Stop);
            own.Clock.Advance(AccountStates.Lifetime);
            seen.Add((await person.Http.GetOkAsync<MeResponse>("/api/me", Stop)).Role);
        }

        Assert.Equal([UserRole.Instructor, UserRole.Student, UserRole.Instructor], seen);
    }

    [Fact]
    public async Task The_published_keys_verify_the_tokens_and_hold_no_secret()
    {
        var person = await api.StudentAsync(Stop);
        using var client = api.Anonymous();
        var document = await client.GetStringAsync("/.well-known/jwks.json", Stop);
        var expectations = api.Services.GetRequiredService<IIdentityProvider>().Expectations;

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(person.Tokens.AccessToken, new TokenValidationParameters
        {
            IssuerSigningKeys = new JsonWebKeySet(document).GetSigningKeys(),
            ValidIssuer = expectations.Issuer,
            ValidateAudience = false,
            ValidateLifetime = false,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.All(
            JsonDocument.Parse(document).RootElement.GetProperty("keys").EnumerateArray(),
            key => Assert.False(key.TryGetProperty("d", out _)));
    }

    [Theory]
    [InlineData("ClassCast:Identity:Issuer", "https://other-school.example")]
    [InlineData("ClassCast:Identity:ClientId", "another-client")]
    public async Task A_token_that_is_signed_with_our_key_but_for_another_issuer_or_client_is_refused(string setting, string value)
    {
        await using var own = await ApiFixture.StartAsync();
        var person = await own.StudentAsync(Stop);
        await using var other = await ApiFixture.StartAsync(fixture =>
        {
            CopyKeys(own, fixture);
            fixture.Settings[setting] = value;
        });
        await using var twin = await ApiFixture.StartAsync(fixture => CopyKeys(own, fixture));

        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(other, person.Tokens.AccessToken));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync(twin, person.Tokens.AccessToken)); // verified, and only then nobody's account
    }

    [Theory]
    [InlineData(-119, HttpStatusCode.Forbidden)]
    [InlineData(119, HttpStatusCode.Forbidden)]
    [InlineData(3600 + 119, HttpStatusCode.Forbidden)]
    [InlineData(3600 + 121, HttpStatusCode.Unauthorized)]
    public async Task Clocks_may_differ_by_two_minutes_between_who_signs_and_who_verifies(int secondsAhead, HttpStatusCode expected)
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Clock.Advance(TimeSpan.FromHours(1)));
        var person = await own.StudentAsync(Stop);
        await using var twin = await ApiFixture.StartAsync(fixture =>
        {
            CopyKeys(own, fixture);
            fixture.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(secondsAhead));
        });

        // whoever is verified has no account there
        Assert.Equal(expected, await AskAsync(twin, person.Tokens.AccessToken));
    }

    private static void CopyKeys(ApiFixture from, ApiFixture to)
    {
        var keys = Directory.CreateDirectory(Path.Combine(to.DataDirectory, "keys")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from.DataDirectory, "keys")))
        {
            File.Copy(file, Path.Combine(keys, Path.GetFileName(file)));
        }
    }

    private static async Task<HttpStatusCode> AskAsync(ApiFixture at, string accessToken)
    {
        using var client = at.Client(accessToken);
        using var response = await client.GetAsync("/api/me", Stop);
        return response.StatusCode;
    }

    private static string Forge(string forgery, TokenResponse tokens)
    {
        var parts = tokens.AccessToken.Split('.');
        return forgery switch
        {
            "other signature" => $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[64])}",
            "no algorithm" => $"{Base64Url.EncodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}"u8)}.{parts[1]}.",
            "foreign key" => SignedByStranger(parts),
            "unknown key id" => $"{Base64Url.EncodeToString("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"of-nobody\"}"u8)}.{parts[1]}.{parts[2]}",
            "changed username" => $"{parts[0]}.{ChangedUsername(parts[1])}.{parts[2]}",
            "id token" => tokens.IdToken,
            _ => forgery,
        };
    }

    private static string SignedByStranger(string[] parts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), HashAlgorithmName.SHA256);
        return $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(signature)}";
    }

    private static string ChangedUsername(string payload)
    {
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(payload))!;
        claims["username"] = Core.Ids.New();
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()));
    }
}
