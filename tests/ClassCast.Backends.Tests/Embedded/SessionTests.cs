using ClassCast.Backends.Embedded.Identity;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>Refresh tokens over weeks. No background service runs, so that the clock can jump.</summary>
public sealed class SessionTests : IAsyncDisposable
{
    private const string Email = "ada@example.org";
    private const string Password = "Correct-Horse-9";
    private readonly EmbeddedBackend backend = new();
    private readonly IServiceProvider process;

    public SessionTests() => process = backend.StartDyingProcess();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IIdentityProvider Identity => process.GetRequiredService<IIdentityProvider>();

    [Fact]
    public async Task A_token_used_again_within_thirty_seconds_gives_tokens_of_the_same_family()
    {
        var first = await SignInAsync();
        var second = await Identity.RefreshAsync(first.RefreshToken, Cancellation);
        backend.Clock.Advance(TimeSpan.FromSeconds(30));

        var again = await Identity.RefreshAsync(first.RefreshToken, Cancellation);

        await Identity.RefreshAsync(second.RefreshToken, Cancellation);
        await Identity.SignOutAsync(again.RefreshToken, Cancellation);
        await RefusedAsync(second.RefreshToken); // one family: the sign-out ended it
    }

    [Fact]
    public async Task A_token_used_again_later_revokes_its_whole_family_and_no_other()
    {
        var stolen = await SignInAsync();
        var other = await SignInAsync();
        var current = await Identity.RefreshAsync(stolen.RefreshToken, Cancellation);
        backend.Clock.Advance(TimeSpan.FromSeconds(31));

        await RefusedAsync(stolen.RefreshToken);

        await RefusedAsync(current.RefreshToken);
        Assert.NotEmpty((await Identity.RefreshAsync(other.RefreshToken, Cancellation)).AccessToken);
    }

    [Fact]
    public async Task A_token_of_many_rotations_ago_is_still_noticed()
    {
        var first = await SignInAsync();
        var latest = first;
        for (var i = 0; i < 5; i++)
        {
            backend.Clock.Advance(TimeSpan.FromHours(1));
            latest = await Identity.RefreshAsync(latest.RefreshToken, Cancellation);
        }

        await RefusedAsync(first.RefreshToken);
        await RefusedAsync(latest.RefreshToken);
    }

    [Fact]
    public async Task A_session_lasts_thirty_days_from_its_last_use()
    {
        var first = await SignInAsync();
        backend.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        var second = await Identity.RefreshAsync(first.RefreshToken, Cancellation);

        backend.Clock.Advance(TimeSpan.FromDays(30));

        await RefusedAsync(second.RefreshToken);
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_renewed_at_sign_in()
    {
        await SignInAsync();
        var store = process.GetRequiredService<ITableStore>();
        var before = (await store.GetAsync(IdentityTables.Accounts, Email, Cancellation))!.PasswordHash;
        var stronger = new SignIns(
            store,
            new Passwords(Options.Create(new EmbeddedIdentityOptions { PasswordIterations = 1000 })),
            process.GetRequiredService<Sessions>(),
            Options.Create(new EmbeddedIdentityOptions()),
            backend.Clock);

        await stronger.SignInAsync(Email, Password, "192.0.2.1", Cancellation);

        Assert.NotEqual(before, (await store.GetAsync(IdentityTables.Accounts, Email, Cancellation))!.PasswordHash);
        await stronger.SignInAsync(Email, Password, "192.0.2.1", Cancellation);
    }

    public ValueTask DisposeAsync() => backend.DisposeAsync();

    private async Task<SignInResult> SignInAsync()
    {
        await Identity.CreateConfirmedAsync(new NewAccount { Email = Email, Password = Password, GivenName = "Ada", FamilyName = "Lovelace" }, [], Cancellation);
        return await Identity.SignInAsync(Email, Password, "192.0.2.1", Cancellation);
    }

    private async Task RefusedAsync(string token)
    {
        var refusal = await Assert.ThrowsAsync<IdentityException>(() => Identity.RefreshAsync(token, Cancellation));
        Assert.Equal(IdentityError.InvalidToken, refusal.Error);
    }
}
