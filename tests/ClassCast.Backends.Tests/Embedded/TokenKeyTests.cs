using ClassCast.Backends.Embedded.Identity;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>The keys that sign tokens, over their months.</summary>
public sealed class TokenKeyTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly TempDirectory directory = new();
    private readonly FakeTimeProvider clock = new();
    private readonly TokenKeys keys;

    public TokenKeyTests() => keys = NewProcess();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_key_is_published_before_it_signs_and_the_old_one_until_its_tokens_have_expired()
    {
        var old = await SigningIdAsync();
        clock.Advance(89 * Day - TimeSpan.FromMinutes(2));
        Assert.Equal([old], await PublishedAsync());

        clock.Advance(TimeSpan.FromMinutes(2));
        var published = await PublishedAsync();
        Assert.Equal((2, old, old), (published.Count, published[0], await SigningIdAsync()));

        clock.Advance(Day - TimeSpan.FromSeconds(1));
        var lastOfOld = await TokenAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(published[1], await SigningIdAsync());

        clock.Advance(TimeSpan.FromMinutes(59));
        await VerifyAsync(lastOfOld);
        Assert.Equal(published, await PublishedAsync());

        clock.Advance(2 * Day);
        Assert.Equal([published[1]], await PublishedAsync());
    }

    [Fact]
    public async Task After_a_long_rest_the_old_key_signs_until_the_new_one_was_published_for_a_day()
    {
        var old = await SigningIdAsync();
        clock.Advance(400 * Day);

        Assert.Equal(old, await SigningIdAsync());
        Assert.Equal(2, (await PublishedAsync()).Count);

        clock.Advance(Day);
        Assert.NotEqual(old, await SigningIdAsync());
    }

    [Fact]
    public async Task Processes_agree_on_the_keys_from_the_first_and_through_a_rollover()
    {
        var others = Enumerable.Range(0, 6).Select(_ => NewProcess()).ToList();

        Assert.Single((await Task.WhenAll(others.Select(each => Task.Run(() => each.GetKeySetAsync(Cancellation))))).Distinct());
        clock.Advance(89 * Day);
        Assert.Single((await Task.WhenAll(others.Select(each => Task.Run(() => each.GetKeySetAsync(Cancellation))))).Distinct());
        Assert.Equal(2, (await PublishedAsync()).Count);

        others.ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task The_file_is_its_owners_alone()
    {
        await SigningIdAsync();

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.File("keys", "token-signing.json")));
    }

    [Fact]
    public void The_key_of_mailed_codes_is_the_installations_own()
    {
        using var elsewhere = new TempDirectory();
        using var other = new TokenKeys(elsewhere.File("keys", "token-signing.json"), clock);

        Assert.Equal(keys.GetCodeKey(), NewProcess().GetCodeKey());
        Assert.NotEqual(keys.GetCodeKey(), other.GetCodeKey());
    }

    public void Dispose()
    {
        keys.Dispose();
        directory.Dispose();
    }

    private TokenKeys NewProcess() => new(directory.File("keys", "token-signing.json"), clock);

    private async Task<string> SigningIdAsync() => (await keys.GetSigningAsync(Cancellation)).Key.KeyId;

    private async Task<IReadOnlyList<string>> PublishedAsync() =>
        [.. new JsonWebKeySet(await keys.GetKeySetAsync(Cancellation)).Keys.Select(key => key.KeyId)];

    private async Task<string> TokenAsync()
    {
        var now = clock.GetUtcNow();
        var account = new AccountInfo("u", "ada@example.org", "", "", IsConfirmed: true, IsEnabled: true, []);
        var tokens = new Tokens(keys, Options.Create(new EmbeddedIdentityOptions()), clock);
        return (await tokens.IssueAsync(account, new TokenSession("s", now), Cancellation)).AccessToken;
    }

    private async Task VerifyAsync(string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            IssuerSigningKeys = new JsonWebKeySet(await keys.GetKeySetAsync(Cancellation)).GetSigningKeys(),
            LifetimeValidator = (_, until, _, _) => clock.GetUtcNow().UtcDateTime < until,
        });
        Assert.Null(result.Exception);
    }
}
