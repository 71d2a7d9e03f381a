using ClassCast.Core.Identity;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>Passwords as rows of the database, and tokens signed with a key of the data directory.</summary>
internal sealed class EmbeddedCredentials(ITableStore store, PasswordHashes hashes, Tokens tokens, TokenKeys keys, TimeProvider time) : ICredentialAuthority
{
    public TokenExpectations Expectations => tokens.Expectations;

    public Task<string> GetKeySetAsync(CancellationToken cancellationToken) => keys.GetKeySetAsync(cancellationToken);

    public Task<byte[]> GetCodeKeyAsync(CancellationToken cancellationToken) => Task.FromResult(keys.GetCodeKey());

    public Task SetPasswordAsync(string userId, string password, CancellationToken cancellationToken)
    {
        var hash = hashes.Hash(password);
        return Optimistically.RunAsync(async () =>
        {
            var stored = await store.GetAsync(EmbeddedIdentityTables.Passwords, userId, cancellationToken)
                ?? new StoredPassword { UserId = userId, Hash = hash, ExpiresAt = (time.GetUtcNow() + ICredentialAuthority.UnfollowedFor).ToUnixTimeSeconds() };
            await store.PutAsync(EmbeddedIdentityTables.Passwords, stored with { Hash = hash }, cancellationToken);
        });
    }

    /// <summary>Tokens are made of the account each time, so only the entry's expiry is at stake.</summary>
    public Task FollowAsync(AccountInfo account, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        if (await store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, cancellationToken) is { ExpiresAt: not null } stored)
        {
            await store.PutAsync(EmbeddedIdentityTables.Passwords, stored with { ExpiresAt = null }, cancellationToken);
        }
    });

    public async Task<bool> CheckPasswordAsync(string? userId, string password, CancellationToken cancellationToken)
    {
        var stored = userId is null ? null : await store.GetAsync(EmbeddedIdentityTables.Passwords, userId, cancellationToken);
        return hashes.Check(stored?.Hash, password) is not PasswordCheck.Wrong;
    }

    public async Task<IssuedTokens?> SignInAsync(AccountInfo account, string password, TokenSession session, CancellationToken cancellationToken)
    {
        var stored = await store.GetAsync(EmbeddedIdentityTables.Passwords, account.UserId, cancellationToken);
        var check = hashes.Check(stored?.Hash, password);
        if (stored is null || check is PasswordCheck.Wrong)
        {
            return null;
        }

        if (check is PasswordCheck.RightButOld || stored.ExpiresAt is not null)
        {
            await RenewAsync(stored, check, password, cancellationToken);
        }

        return await tokens.IssueAsync(account, session, cancellationToken);
    }

    public async Task<IssuedTokens?> RenewAsync(AccountInfo account, TokenSession session, string renewal, CancellationToken cancellationToken) =>
        await tokens.IssueAsync(account, session, cancellationToken);

    /// <summary>There are no renewals: the session is all there is.</summary>
    public Task EndRenewalsAsync(string userId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemoveAsync(string userId, CancellationToken cancellationToken) =>
        store.DeleteAsync(EmbeddedIdentityTables.Passwords, userId, cancellationToken);

    private async Task RenewAsync(StoredPassword stored, PasswordCheck check, string password, CancellationToken cancellationToken)
    {
        var hash = check is PasswordCheck.RightButOld ? hashes.Hash(password) : stored.Hash;
        try
        {
            await store.PutAsync(EmbeddedIdentityTables.Passwords, stored with { Hash = hash, ExpiresAt = null }, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            // it changed just now; the next sign-in renews it
        }
    }
}
