using ClassCast.Core.Identity.MultiFactor;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;

namespace ClassCast.Core.Identity;

/// <summary>What the tables of identity hold about a person. By address only while the address is the person's: see <see cref="DataSubject.Address"/>.</summary>
internal static class IdentityRecords
{
    /// <summary>In the order of erasure: the account last, as whose its address is depends on it.</summary>
    public static IReadOnlyList<IPersonalRecords> All(ITableStore store) =>
    [
        new PersonalRows<Session>(store, IdentityTables.Sessions, person => new TableQuery(person.UserId) { Index = IdentityTables.ByUserId }, row => row.SessionId)
        {
            Omit = ["userId", "epoch"],
        },
        new PersonalRows<PasswordReset>(store, IdentityTables.PasswordResets, ByAddress, row => row.Email),
        new PersonalRows<EmailChange>(store, IdentityTables.EmailChanges, person => new TableQuery(person.UserId), row => row.UserId),
        new PersonalRows<PendingSignUp>(store, IdentityTables.PendingSignUps, ByAddress, row => row.Email),
        new PersonalRows<SignInFailures>(
            store, IdentityTables.SignInFailures, person => person.Address is { } address ? new TableQuery(SignInLocks.AccountSubject(address)) : null, row => row.Subject),
        new PersonalRows<SecondFactor>(store, IdentityTables.SecondFactors, person => new TableQuery(person.UserId), row => row.UserId),
        new PersonalRows<Account>(store, IdentityTables.Accounts, ByAddress, row => row.Email) { Belongs = (row, person) => row.UserId == person.UserId },
    ];

    /// <summary>The address of this person's account, which need not be that of the profile while it is being changed; null when the account is gone.</summary>
    public static async Task<string?> AddressOfAsync(ITableStore store, string userId, string expected, CancellationToken cancellationToken)
    {
        if (await OwnsAsync(store, userId, expected, cancellationToken))
        {
            return expected;
        }

        var query = new TableQuery(userId) { Index = IdentityTables.ByUserId, Limit = 1 };
        var found = (await store.QueryAsync(IdentityTables.Accounts, query, cancellationToken)).Items;
        // the index may lag behind the row
        return found is [var account] && await OwnsAsync(store, userId, account.Email, cancellationToken) ? account.Email : null;
    }

    private static async Task<bool> OwnsAsync(ITableStore store, string userId, string address, CancellationToken cancellationToken) =>
        await store.GetAsync(IdentityTables.Accounts, address, cancellationToken) is { } account && account.UserId == userId;

    private static TableQuery? ByAddress(DataSubject person) => person.Address is { } address ? new TableQuery(address) : null;
}
