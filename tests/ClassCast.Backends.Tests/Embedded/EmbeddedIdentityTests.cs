using ClassCast.Backends.Embedded.Identity;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Tests.Embedded;

public sealed class EmbeddedIdentityContractTests : IdentityProviderContract
{
    protected override DateTimeOffset Now => ((EmbeddedBackend)Backend).Clock.GetUtcNow();

    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}

public sealed class EmbeddedIdentityLimitsTests : IdentityLimitsContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}

public sealed class EmbeddedSessionTests : SessionContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}

public sealed class EmbeddedNewPasswordTests : NewPasswordContract
{
    protected override DateTimeOffset Now => ((EmbeddedBackend)Backend).Clock.GetUtcNow();

    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}

/// <summary>Passwords as this backend keeps them.</summary>
public sealed class EmbeddedPasswordTests : IdentityTest
{
    [Fact]
    public async Task A_hash_of_fewer_rounds_is_renewed_at_sign_in()
    {
        var account = await NewConfirmedAsync(NewEmail());
        var before = (await Store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, Cancellation))!.Hash;
        var stronger = new EmbeddedCredentials(
            Store,
            new PasswordHashes(Options.Create(new EmbeddedIdentityOptions { PasswordIterations = 1000 })),
            Process.GetRequiredService<Tokens>(),
            Process.GetRequiredService<TokenKeys>(),
            ((EmbeddedBackend)Backend).Clock);
        var session = new TokenSession(Ids.New(), ((EmbeddedBackend)Backend).Clock.GetUtcNow());

        Assert.NotNull(await stronger.SignInAsync(account, Password, session, Cancellation));

        Assert.NotEqual(before, (await Store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, Cancellation))!.Hash);
        Assert.NotNull(await stronger.SignInAsync(account, Password, session, Cancellation));
    }

    [Fact]
    public async Task A_password_is_kept_hashed_and_not_printed()
    {
        var account = await NewConfirmedAsync(NewEmail());

        var stored = await Store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, Cancellation);

        Assert.DoesNotContain(Password, stored!.Hash, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.Hash, $"{stored}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_password_of_a_sign_up_goes_with_it_and_that_of_an_account_stays()
    {
        var (waiting, confirmed) = (NewEmail(), NewEmail());
        await SignUpAsync(waiting);
        var code = await SignUpAsync(confirmed);
        var ids = new[] { (await Identity.FindAsync(waiting, Cancellation))!.UserId, (await Identity.ConfirmAsync(confirmed, code, Cancellation)).UserId };

        var stored = await Store.GetManyAsync(EmbeddedIdentityTables.Passwords, [.. ids.Select(id => (ItemKey)id)], Cancellation);

        var expiry = ((EmbeddedBackend)Backend).Clock.GetUtcNow() + ICredentialAuthority.UnfollowedFor;
        Assert.Equal([expiry.ToUnixTimeSeconds(), null], stored.Select(password => password.ExpiresAt));
    }

    [Fact]
    public async Task The_first_sign_in_keeps_a_password_whose_process_died_before_it_was_kept()
    {
        var email = NewEmail();
        var account = await NewConfirmedAsync(email);
        var stored = await Store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, Cancellation);
        await Store.PutAsync(EmbeddedIdentityTables.Passwords, stored! with { ExpiresAt = 4_000_000_000 }, Cancellation);

        await SignInAsync(email);

        Assert.Null((await Store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, Cancellation))!.ExpiresAt);
    }

    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}

internal static class LocalMail
{
    public static Task<IReadOnlyList<string>> BodiesAsync(IServiceProvider process, string address, int atLeast, CancellationToken cancellationToken) =>
        Eventually.GetAsync<IReadOnlyList<string>>(
            $"{atLeast} mails to {address}",
            async () => await process.GetRequiredService<ILocalMailbox>().ListAsync(address, 100, cancellationToken) is var mails && mails.Count >= atLeast
                ? [.. mails.Select(mail => mail.Body)]
                : null,
            cancellationToken);
}

public sealed class EmbeddedCredentialTests : CredentialAuthorityContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());
}

public sealed class EmbeddedEmailChangeTests : EmailChangeContract
{
    protected override DateTimeOffset Now => ((EmbeddedBackend)Backend).Clock.GetUtcNow();

    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}

public sealed class EmbeddedAccountSessionTests : AccountSessionContract
{
    protected override Task<Backend> CreateBackendAsync() => Task.FromResult<Backend>(new EmbeddedBackend());

    protected override Task<IReadOnlyList<string>> MailsAsync(string address, int atLeast) => LocalMail.BodiesAsync(Process, address, atLeast, Cancellation);
}
