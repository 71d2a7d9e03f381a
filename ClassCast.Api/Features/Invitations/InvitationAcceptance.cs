using ClassCast.Api.Features.Auth;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Invitations;

/// <summary>
/// Opening an invitation. The profile and the invitation change in one commit, the account's groups follow: should the process die in between, the same link
/// opened again by the same person completes it, and so does their next sign-in.
/// </summary>
public sealed class InvitationAcceptance(ITableStore store, IIdentityProvider identity, UserProfiles profiles, AccountStates states, TimeProvider time)
{
    /// <exception cref="ProblemException">404 for a link that is wrong, used, revoked or ended; which of them is not told.</exception>
    public async Task<Invitation> FindOpenAsync(string token, CancellationToken cancellationToken)
    {
        var invitation = await FindAsync(token, cancellationToken);
        return InvitationRules.IsOpen(invitation, time.GetUtcNow()) ? invitation : throw Invalid();
    }

    public async Task SignUpAsync(InvitationSignUpRequest request, CancellationToken cancellationToken)
    {
        var invitation = await FindOpenAsync(request.Token, cancellationToken);
        if (await identity.FindAsync(invitation.Email, cancellationToken) is { IsConfirmed: true })
        {
            throw Refuse.Conflict(ProblemCodes.AccountExists, "This address has an account. Sign in with it and open the link again.");
        }

        var wanted = new NewAccount { Email = invitation.Email, Password = request.Password, GivenName = request.GivenName, FamilyName = request.FamilyName };
        var account = await identity.CreateConfirmedAsync(wanted, [Groups.Students], cancellationToken);
        await profiles.EnsureAsync(account, cancellationToken);
        await AcceptAsync(request.Token, account.UserId, cancellationToken);
    }

    public async Task AcceptAsync(string token, string userId, CancellationToken cancellationToken)
    {
        var invitation = await FindAsync(token, cancellationToken);
        var user = await store.GetAsync(TableCatalog.Users, userId, cancellationToken) ?? throw Refuse.NotFound("user");
        if (invitation.AcceptedBy != userId)
        {
            user = await CommitAsync(InvitationRules.IsOpen(invitation, time.GetUtcNow()) ? invitation : throw Invalid(), user, cancellationToken);
        }

        await identity.AddToGroupAsync(userId, RoleGroups.Of(user.Role), cancellationToken);
    }

    private async Task<User> CommitAsync(Invitation invitation, User user, CancellationToken cancellationToken)
    {
        if (user.Email != invitation.Email)
        {
            throw Refuse.Conflict(ProblemCodes.InvitationForAnother, $"This invitation is for {invitation.Email}. Sign in with that address.");
        }

        var admitted = InvitationRules.Admitted(user);
        var accepted = invitation with { State = InvitationState.Accepted, AcceptedBy = user.UserId, AcceptedAt = time.GetUtcNow() };
        var transaction = new Transaction()
            .Put(TableCatalog.Invitations, accepted)
            .Put(TableCatalog.Users, admitted)
            .Delete(TableCatalog.TeachingRequests, user.Email)
            .Audit(AuditEvents.InvitationAccepted(accepted, user, admitted, time))
            .Announce(user.UserId, LiveEventTypes.AccountChanged, new AccountChanged(admitted.Status, admitted.Role), CoreJson.Default.AccountChanged);
        if (await store.GetAsync(TableCatalog.Users, invitation.InvitedBy, cancellationToken) is { } admin)
        {
            transaction.Send(InvitationMails.Accepted(accepted, admin.Email));
        }

        await store.CommitAsync(transaction, cancellationToken);
        states.Forget(user.UserId);
        return admitted;
    }

    private async Task<Invitation> FindAsync(string token, CancellationToken cancellationToken)
    {
        var id = InvitationTokens.IdOf(token);
        var invitation = id is null ? null : await store.GetAsync(TableCatalog.Invitations, id, cancellationToken);
        return invitation is not null && InvitationTokens.Opens(token, invitation) ? invitation : throw Invalid();
    }

    private static ProblemException Invalid() => new(
        StatusCodes.Status404NotFound, ProblemCodes.InvitationInvalid, "This invitation is not good, or no longer. Ask the administrator of your school for a new one.");
}
