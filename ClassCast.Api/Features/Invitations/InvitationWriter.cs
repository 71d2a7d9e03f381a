using ClassCast.Api.Features.Admin;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Http;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using AuditKind = ClassCast.Core.Audit.AuditKind;

namespace ClassCast.Api.Features.Invitations;

/// <summary>What administrators do with invitations: each with its mail and audit entry in one commit, which holds only while they still are administrators.</summary>
public sealed class InvitationWriter(ITableStore store, IIdentityProvider identity, SiteOptions site, TimeProvider time)
{
    public async Task<Invitation> InviteAsync(string typedEmail, string adminId, CancellationToken cancellationToken)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        await RequireUsefulAsync(email, cancellationToken);
        var (now, id) = (time.GetUtcNow(), Ids.New(time));
        var blank = new Invitation
        {
            InvitationId = id,
            Email = email,
            State = InvitationState.Open,
            TokenHash = "",
            InvitedBy = adminId,
            CreatedAt = now,
            SentAt = now,
            EndsAt = now,
            ExpiresAt = 0,
        };
        return await SendAsync(blank, AuditKind.InstructorInvited, adminId, cancellationToken);
    }

    /// <summary>A new link; the ones before no longer work. Also for an invitation that has ended or was revoked.</summary>
    public async Task<Invitation> SendAgainAsync(string invitationId, string adminId, CancellationToken cancellationToken)
    {
        var invitation = await FindAsync(invitationId, cancellationToken);
        return invitation.State is InvitationState.Accepted
            ? throw Refuse.Conflict(ProblemCodes.InvitationInvalid, "It was accepted already.")
            : await SendAsync(invitation, AuditKind.InvitationSentAgain, adminId, cancellationToken);
    }

    /// <summary>The link no longer works. Again is fine.</summary>
    public async Task<Invitation> RevokeAsync(string invitationId, string adminId, CancellationToken cancellationToken)
    {
        var invitation = await FindAsync(invitationId, cancellationToken);
        if (invitation.State is InvitationState.Accepted)
        {
            throw Refuse.Conflict(ProblemCodes.InvitationInvalid, "It was accepted already. Change the person's role instead.");
        }

        if (invitation.State is InvitationState.Revoked)
        {
            return invitation;
        }

        var revoked = invitation with { State = InvitationState.Revoked };
        await CommitAsync(new(), revoked, AuditKind.InvitationRevoked, adminId, cancellationToken);
        return revoked;
    }

    private async Task<Invitation> SendAsync(Invitation invitation, AuditKind kind, string adminId, CancellationToken cancellationToken)
    {
        var token = InvitationTokens.New(invitation.InvitationId);
        var sent = InvitationRules.Sent(invitation, InvitationTokens.Hash(token), time.GetUtcNow());
        var link = site.Page("/invitation", $"token={Uri.EscapeDataString(token)}");
        await CommitAsync(new Transaction().Send(InvitationMails.Invited(sent, link)), sent, kind, adminId, cancellationToken);
        return sent;
    }

    private async Task CommitAsync(Transaction transaction, Invitation invitation, AuditKind kind, string adminId, CancellationToken cancellationToken)
    {
        var admin = await Administrators.RequireAsync(store, adminId, cancellationToken);
        transaction
            .Put(TableCatalog.Invitations, invitation)
            .Check(TableCatalog.Users, admin.UserId, Condition.VersionIs(admin.Version))
            .Audit(AuditEvents.OfInvitation(kind, invitation, adminId, time));
        await store.CommitAsync(transaction, cancellationToken);
    }

    private async Task<Invitation> FindAsync(string invitationId, CancellationToken cancellationToken) =>
        (Ids.IsValid(invitationId) ? await store.GetAsync(TableCatalog.Invitations, invitationId, cancellationToken) : null) ?? throw Refuse.NotFound("invitation");

    private async Task RequireUsefulAsync(string email, CancellationToken cancellationToken)
    {
        var account = await identity.FindAsync(email, cancellationToken);
        if (account is { IsConfirmed: true } && await store.GetAsync(TableCatalog.Users, account.UserId, cancellationToken) is { Role: not Role.Student })
        {
            throw Refuse.Conflict(ProblemCodes.AlreadyInstructor, "This person can teach already.");
        }

        var query = new TableQuery(email) { Index = "email-index", Descending = true };
        var earlier = await store.QueryAsync(TableCatalog.Invitations, query, cancellationToken);
        if (earlier.Items.Any(invitation => InvitationRules.IsOpen(invitation, time.GetUtcNow())))
        {
            throw Refuse.Conflict(ProblemCodes.AlreadyInvited, "This address has an open invitation. Send that one again.");
        }
    }
}
