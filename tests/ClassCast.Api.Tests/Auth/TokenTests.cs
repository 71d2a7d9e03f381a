using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Tests.Auth;

public sealed class TokenTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Forgeries => ["not a token", "other signature", "no algorithm", "foreign key", "changed username", "id token"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Only_an_access_token_of_ours_opens_the_Api(string forgery)
    {
        var person = await api.StudentAsync(Stop);
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

    private static string Forge(string forgery, TokenResponse tokens)
    {
        var parts = tokens.AccessToken.Split('.');
        return forgery switch
        {
            "other signature" => $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[64])}",
            "no algorithm" => $"{Base64Url.EncodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}"u8)}.{parts[1]}.",
            "foreign key" => SignedByStranger(parts),
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
