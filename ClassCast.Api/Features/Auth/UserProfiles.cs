using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Auth;

/// <summary>Keeps the Users row beside the identity provider's account.</summary>
public sealed class UserProfiles(ITableStore store, IIdentityProvider identity, TimeProvider time)
{
    private const int Tries = 3;

    /// <summary>An address that is never confirmed asks for nothing.</summary>
    private static readonly TimeSpan UnconfirmedKept = TimeSpan.FromDays(30);

    /// <summary>
    /// Remembers at sign-up that this address wishes to teach. Done for every address alike, so that the answer does not tell which are taken;
    /// it has an effect only when the address is confirmed afterwards.
    /// </summary>
    public async Task AskToTeachAsync(string email, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var request = new TeachingRequest
        {
            Email = EmailAddresses.Normalize(email),
            State = TeachingRequestState.Asked,
            RequestedAt = now,
            ExpiresAt = (now + UnconfirmedKept).ToUnixTimeSeconds(),
        };
        try
        {
            await store.PutAsync(TableCatalog.TeachingRequests, request, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            // asked before: the first wish stands, and one that waits for its decision must not be reset
        }
    }

    /// <summary>
    /// The profile of a confirmed account, made when there is none: at confirmation, and again at sign-in should the process have died in between.
    /// Safe to repeat and to race.
    /// </summary>
    public Task<User> EnsureAsync(AccountInfo account, CancellationToken cancellationToken) => EnsureAsync(account, isNew: false, 1, cancellationToken);

    /// <summary>The same, with a word of welcome: for an address that was confirmed just now.</summary>
    public Task<User> WelcomeAsync(AccountInfo account, CancellationToken cancellationToken) => EnsureAsync(account, isNew: true, 1, cancellationToken);

    /// <summary>
    /// After each sign-in. The profile is changed before the account's groups are; where the process died in between, the groups follow now, and the tokens are
    /// made again.
    /// </summary>
    public async Task<SignInResult> CompleteAsync(SignInResult signedIn, CancellationToken cancellationToken)
    {
        var user = await EnsureAsync(signedIn.Account, cancellationToken);
        if (RoleGroups.Highest(signedIn.Account.Groups) >= user.Role)
        {
            return signedIn;
        }

        await identity.AddToGroupAsync(user.UserId, RoleGroups.Of(user.Role), cancellationToken);
        return await identity.RefreshAsync(signedIn.RefreshToken, cancellationToken);
    }

    private async Task<User> EnsureAsync(AccountInfo account, bool isNew, int attempt, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(TableCatalog.Users, account.UserId, cancellationToken) is { } known)
        {
            return known;
        }

        // whoever is being erased has no profile, and must get none: its erasure has gone past that already
        var erasure = new ItemKey(account.UserId, nameof(DataRequestKind.Erasure));
        if (await store.GetAsync(TableCatalog.DataRequests, erasure, cancellationToken) is not null)
        {
            throw new IdentityException(IdentityError.Disabled, "This account is being erased.");
        }

        var wish = await store.GetAsync(TableCatalog.TeachingRequests, account.Email, cancellationToken);
        var confirmed = PostConfirmation.Decide(new(account, wish, isNew, time.GetUtcNow()));
        if (confirmed.Group is { } group)
        {
            await identity.AddToGroupAsync(account.UserId, group, cancellationToken);
        }

        var user = confirmed.Profile;
        var transaction = new Transaction().Put(TableCatalog.Users, user).Check(TableCatalog.DataRequests, erasure, Condition.NotExists);
        if (confirmed.Request is { } request)
        {
            transaction.Put(TableCatalog.TeachingRequests, request).Audit(AuditEvents.TeachingRequested(user, time));
        }

        if (confirmed.Welcome is { } welcome)
        {
            transaction.Notify(welcome);
        }

        try
        {
            await store.CommitAsync(transaction, cancellationToken);
            return user;
        }
        catch (ConditionFailedException) when (attempt < Tries)
        {
            // another tab signed in at the same moment
            return await EnsureAsync(account, isNew, attempt + 1, cancellationToken);
        }
    }
}
