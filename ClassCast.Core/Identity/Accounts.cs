using ClassCast.Core.Audit;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Accounts as administrators see and change them.</summary>
internal sealed class Accounts(ITableStore store, ICredentialAuthority authority, TimeProvider time)
{
    private static readonly IReadOnlyList<string> Precedence = [Groups.Students, Groups.Instructors, Groups.Admins];

    public async Task<AccountInfo?> FindAsync(string typedEmail, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        if (await store.GetAsync(IdentityTables.Accounts, email, cancellationToken) is { } account)
        {
            return account.ToInfo();
        }

        var pending = await store.GetAsync(IdentityTables.PendingSignUps, email, cancellationToken);
        return pending is { Candidates: [.., var latest] }
            ? new AccountInfo(latest.UserId, email, latest.GivenName, latest.FamilyName, IsConfirmed: false, IsEnabled: true, [])
            : null;
    }

    public async Task<AccountInfo> CreateConfirmedAsync(NewAccount wanted, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(wanted.Email);
        if (await store.GetAsync(IdentityTables.Accounts, email, cancellationToken) is { } existing)
        {
            return existing.ToInfo();
        }

        Refusals.WeakPassword(wanted.Password);
        var account = new Account
        {
            Email = email,
            UserId = Ids.New(time),
            GivenName = wanted.GivenName.Trim(),
            FamilyName = wanted.FamilyName.Trim(),
            IsEnabled = true,
            Groups = Ordered(groups),
            CreatedAt = time.GetUtcNow(),
        };
        await authority.SetPasswordAsync(account.UserId, wanted.Password, cancellationToken);
        if (await WinAsync(account, cancellationToken) is { } winner)
        {
            await authority.RemoveAsync(account.UserId, cancellationToken);
            return winner.ToInfo();
        }

        await authority.FollowAsync(account.ToInfo(), cancellationToken);
        return account.ToInfo();
    }

    public async Task RenameAsync(string userId, string givenName, string familyName, CancellationToken cancellationToken)
    {
        var renamed = await ChangeAsync(
            userId, account => account with { GivenName = givenName.Trim(), FamilyName = familyName.Trim() }, cancellationToken);
        await authority.FollowAsync(renamed.ToInfo(), cancellationToken);
    }

    public Task AddToGroupAsync(string userId, string group, CancellationToken cancellationToken) =>
        ChangeGroupsAsync(userId, groups => [.. groups, group], cancellationToken);

    public Task RemoveFromGroupAsync(string userId, string group, CancellationToken cancellationToken) =>
        ChangeGroupsAsync(userId, groups => groups.Where(member => member != group), cancellationToken);

    public Task SetEnabledAsync(string userId, bool enabled, CancellationToken cancellationToken) =>
        enabled
            ? ChangeAsync(userId, account => account with { IsEnabled = true }, cancellationToken)
            : EndSessionsAsync(userId, account => account with { IsEnabled = false }, entry: null, cancellationToken);

    /// <param name="userId">Whose.</param>
    /// <param name="entry">Commits with it, where the caller has not recorded it otherwise.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task EndSessionsAsync(string userId, AuditEntry? entry, CancellationToken cancellationToken) =>
        EndSessionsAsync(userId, account => account, entry, cancellationToken);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        var query = new TableQuery(userId) { Index = IdentityTables.ByUserId, Limit = 1 };
        var found = await store.QueryAsync(IdentityTables.Accounts, query, cancellationToken);
        if (found.Items is not [var indexed])
        {
            return null;
        }

        var account = await store.GetAsync(IdentityTables.Accounts, indexed.Email, cancellationToken); // the index may lag behind the row
        return account?.UserId == userId ? account : null;
    }

    private async Task EndSessionsAsync(string userId, Func<Account, Account> change, AuditEntry? entry, CancellationToken cancellationToken)
    {
        await ChangeAsync(
            userId,
            account => change(account) with { SessionEpoch = account.SessionEpoch + 1 },
            cancellationToken,
            commit =>
            {
                commit.AnnounceSessionsEnded(userId);
                if (entry is not null)
                {
                    commit.Audit(entry);
                }
            });
        await authority.EndRenewalsAsync(userId, cancellationToken);
    }

    private async Task ChangeGroupsAsync(string userId, Func<IReadOnlyList<string>, IEnumerable<string>> change, CancellationToken cancellationToken)
    {
        var changed = await ChangeAsync(userId, account => account with { Groups = Ordered(change(account.Groups)) }, cancellationToken);
        await authority.FollowAsync(changed.ToInfo(), cancellationToken);
    }

    /// <exception cref="KeyNotFoundException">There is none of this id.</exception>
    public async Task<Account> RequireAsync(string userId, CancellationToken cancellationToken) =>
        await FindByIdAsync(userId, cancellationToken) ?? throw new KeyNotFoundException($"There is no account {userId}.");

    private Task<Account> ChangeAsync(
        string userId, Func<Account, Account> change, CancellationToken cancellationToken, Action<Transaction>? alongside = null) =>
        Optimistically.RunAsync(async () =>
        {
            var account = await RequireAsync(userId, cancellationToken);
            var changed = change(account);
            var commit = new Transaction().Put(IdentityTables.Accounts, changed);
            alongside?.Invoke(commit);
            await store.CommitAsync(commit, cancellationToken);
            return changed with { Version = changed.Version + 1 };
        });

    /// <returns>Null when the account is now there; otherwise the one that was faster.</returns>
    private Task<Account?> WinAsync(Account account, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        if (await store.GetAsync(IdentityTables.Accounts, account.Email, cancellationToken) is { } winner)
        {
            return winner;
        }

        var created = new Transaction().Put(IdentityTables.Accounts, account).Delete(IdentityTables.PendingSignUps, account.Email);
        await store.CommitAsync(created, cancellationToken);
        return null;
    });

    private static IReadOnlyList<string> Ordered(IEnumerable<string> groups)
    {
        var wanted = groups.ToHashSet();
        return wanted.IsSubsetOf(Precedence)
            ? [.. Precedence.Where(wanted.Contains)]
            : throw new ArgumentException($"There are only the groups {string.Join(", ", Precedence)}.", nameof(groups));
    }
}
