using ClassCast.Core;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>Accounts as administrators see and change them.</summary>
internal sealed class Accounts(ITableStore store, Passwords passwords, TimeProvider time)
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
            ? new AccountInfo(pending.UserId, email, latest.GivenName, latest.FamilyName, IsConfirmed: false, IsEnabled: true, [])
            : null;
    }

    public Task<AccountInfo> CreateConfirmedAsync(NewAccount wanted, IReadOnlyList<string> groups, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(wanted.Email);
        var passwordHash = new Lazy<string>(() => passwords.Hash(wanted.Password));
        return Optimistically.RunAsync(async () =>
        {
            if (await store.GetAsync(IdentityTables.Accounts, email, cancellationToken) is { } existing)
            {
                return existing.ToInfo();
            }

            SignUps.RequireGoodPassword(wanted.Password);
            var account = new Account
            {
                Email = email,
                UserId = Ids.New(time),
                PasswordHash = passwordHash.Value,
                GivenName = wanted.GivenName.Trim(),
                FamilyName = wanted.FamilyName.Trim(),
                Groups = Ordered(groups),
                CreatedAt = time.GetUtcNow(),
            };
            var created = new Transaction().Put(IdentityTables.Accounts, account).Delete(IdentityTables.PendingSignUps, email);
            await store.CommitAsync(created, cancellationToken);
            return account.ToInfo();
        });
    }

    public Task AddToGroupAsync(string userId, string group, CancellationToken cancellationToken) =>
        ChangeAsync(userId, account => account with { Groups = Ordered([.. account.Groups, group]) }, cancellationToken);

    public Task RemoveFromGroupAsync(string userId, string group, CancellationToken cancellationToken) =>
        ChangeAsync(userId, account => account with { Groups = [.. account.Groups.Where(member => member != group)] }, cancellationToken);

    public Task SetEnabledAsync(string userId, bool enabled, CancellationToken cancellationToken) => ChangeAsync(
        userId,
        account => account with { IsEnabled = enabled, SessionEpoch = enabled ? account.SessionEpoch : account.SessionEpoch + 1 },
        cancellationToken);

    public Task EndSessionsAsync(string userId, CancellationToken cancellationToken) =>
        ChangeAsync(userId, account => account with { SessionEpoch = account.SessionEpoch + 1 }, cancellationToken);

    private Task ChangeAsync(string userId, Func<Account, Account> change, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        var query = new TableQuery(userId) { Index = IdentityTables.ByUserId, Limit = 1 };
        var found = await store.QueryAsync(IdentityTables.Accounts, query, cancellationToken);
        var account = found.Items.SingleOrDefault() ?? throw new KeyNotFoundException($"There is no account {userId}.");
        await store.PutAsync(IdentityTables.Accounts, change(account), cancellationToken);
    });

    private static IReadOnlyList<string> Ordered(IEnumerable<string> groups)
    {
        var wanted = groups.ToHashSet();
        return wanted.IsSubsetOf(Precedence)
            ? [.. Precedence.Where(wanted.Contains)]
            : throw new ArgumentException($"There are only the groups {string.Join(", ", Precedence)}.", nameof(groups));
    }
}
