using ClassCast.Api.Http;
using ClassCast.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Tests.Auth;

public sealed class VerifiedTokensTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly KeyRing ring = new();
    private readonly KeySetManager keys;
    private readonly VerifiedTokens tokens;

    public VerifiedTokensTests()
    {
        keys = new(ring, clock, NullLogger<KeySetManager>.Instance);
        tokens = new(clock);
    }

    [Fact]
    public async Task A_token_is_verified_once_a_minute()
    {
        var token = Signed(ring.Add("one"));

        var first = await VerifyAsync(token);
        clock.Advance(TimeSpan.FromSeconds(59));
        var second = await VerifyAsync(token);
        clock.Advance(TimeSpan.FromSeconds(2));
        var third = await VerifyAsync(token);

        Assert.True(first.IsValid && second.IsValid && third.IsValid);
        // verifying parses it anew
        Assert.Same(first.SecurityToken, second.SecurityToken);
        Assert.NotSame(second.SecurityToken, third.SecurityToken);
    }

    [Fact]
    public async Task A_key_that_is_published_no_more_verifies_nothing_that_it_verified_before()
    {
        var token = Signed(ring.Add("one"));
        Assert.True((await VerifyAsync(token)).IsValid);
        ring.Clear();
        ring.Add("two");
        clock.Advance(KeySetManager.MinimumInterval);
        keys.RequestRefresh();

        Assert.False((await VerifyAsync(token)).IsValid);
    }

    [Fact]
    public async Task What_one_request_takes_from_its_claims_is_there_for_the_next()
    {
        var token = Signed(ring.Add("one"));

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var identity = (await VerifyAsync(token)).ClaimsIdentity;
            identity.RemoveClaim(Assert.Single(identity.FindAll("group")));
        }
    }

    [Fact]
    public async Task A_refusal_is_not_remembered()
    {
        var key = ring.Add("one");
        ring.Clear();
        ring.Add("two");
        var token = Signed(key);
        Assert.False((await VerifyAsync(token)).IsValid);
        ring.Add(key);
        clock.Advance(KeySetManager.MinimumInterval);
        keys.RequestRefresh();

        Assert.True((await VerifyAsync(token)).IsValid);
    }

    public void Dispose() => keys.Dispose();

    private static string Signed(SecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "issuer",
        Audience = "audience",
        Claims = new Dictionary<string, object> { ["group"] = "Students" },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    });

    private Task<TokenValidationResult> VerifyAsync(string token) => tokens.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ConfigurationManager = keys,
        ValidIssuer = "issuer",
        ValidAudience = "audience",
        LifetimeValidator = (_, _, _, _) => true,
    });
}
