using System.Security.Cryptography;
using ClassCast.Api.Http;
using ClassCast.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Tests.Auth;

public sealed class KeySetManagerTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly KeyRing ring = new();

    [Fact]
    public async Task A_key_that_is_new_since_the_last_reading_is_accepted_within_the_same_request()
    {
        using var keys = new KeySetManager(ring, clock, NullLogger<KeySetManager>.Instance);
        Assert.True(await VerifyAsync(keys, ring.Add("one")));
        var rolledOver = ring.Add("two");
        clock.Advance(KeySetManager.MinimumInterval);

        Assert.True(await VerifyAsync(keys, rolledOver));
        Assert.Equal(2, ring.Readings);
    }

    [Fact]
    public async Task Forged_key_names_do_not_make_it_read_again_and_again()
    {
        using var keys = new KeySetManager(ring, clock, NullLogger<KeySetManager>.Instance);
        await VerifyAsync(keys, ring.Add("one"));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        for (var i = 0; i < 20; i++)
        {
            Assert.False(await VerifyAsync(keys, new ECDsaSecurityKey(stranger) { KeyId = $"forged-{i}" }));
        }

        Assert.Equal(1, ring.Readings);
    }

    [Fact]
    public async Task Keys_are_read_again_after_a_day()
    {
        using var keys = new KeySetManager(ring, clock, NullLogger<KeySetManager>.Instance);
        var key = ring.Add("one");
        await VerifyAsync(keys, key);
        clock.Advance(TimeSpan.FromDays(1));

        await VerifyAsync(keys, key);

        Assert.Equal(2, ring.Readings);
    }

    [Fact]
    public async Task While_the_provider_does_not_answer_the_known_keys_stay_and_it_is_asked_now_and_then()
    {
        using var keys = new KeySetManager(ring, clock, NullLogger<KeySetManager>.Instance);
        var key = ring.Add("one");
        await VerifyAsync(keys, key);
        clock.Advance(TimeSpan.FromDays(1));
        ring.IsDown = true;

        for (var i = 0; i < 20; i++)
        {
            Assert.True(await VerifyAsync(keys, key));
        }

        Assert.Equal(2, ring.Readings);
        ring.IsDown = false;
        clock.Advance(KeySetManager.MinimumInterval);
        Assert.True(await VerifyAsync(keys, ring.Add("two")));
    }

    private static async Task<bool> VerifyAsync(KeySetManager keys, SecurityKey key)
    {
        var handler = new JsonWebTokenHandler();
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "issuer",
            Audience = "audience",
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = keys,
            ValidIssuer = "issuer",
            ValidAudience = "audience",
        });
        return result.IsValid;
    }
}
