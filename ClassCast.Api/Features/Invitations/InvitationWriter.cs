using System.Security.Cryptography;
using System.Text;
using ClassCast.Api.Features.Admin;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Http;
using ClassCast.Core.Identity;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using AuditKind = ClassCast.Core.Audit.AuditKind;

namespace ClassCast.Api.Features.Invitations;

/// <summary>What administrators do with invitations: each with its mail and audit entry in one commit, which holds only while they still are administrators.</summary>
public sealed class InvitationWriter(ITableStore store, IIdentityProvider identity, SiteOptions site, TimeProvider time)
{
    /// <summary>Longer than any index lags.</summary>
    private static readonly TimeSpan ClaimKept = TimeSpan.FromDays(1);

    /// <summary>Of two at once for the same address, one.</summary>
    public Task<Invitation> InviteAsync(string typedEmail, string adminId, CancellationToken cancellationToken) =>
        Optimistically.RunAsync(() => TryInviteAsync(typedEmail, adminId, cancellationToken));

    private async Task<Invitation> TryInviteAsync(string typedEmail, string adminId, CancellationToken cancellationToken)
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
        var claimed = new Transaction().Put(TableCatalog.Idempotency, await ClaimAsync(blank, cancellationToken));
        return await SendAsync(claimed, blank, AuditKind.InstructorInvited, adminId, cancellationToken);
    }

    /// <summary>A new link; the ones before no longer work. Also for an invitation that has ended or was revoked.</summary>
    public async Task<Invitation> SendAgainAsync(string invitationId, string adminId, CancellationToken cancellationToken)
    {
        var invitation = await FindAsync(invitationId, cancellationToken);
        return invitation.State is InvitationState.Accepted
            ? throw Refuse.Conflict(ProblemCodes.InvitationInvalid, "It was accepted already.")
            : await SendAsync(new(), invitation, AuditKind.InvitationSentAgain, adminId, cancellationToken);
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

    private async Task<Invitation> SendAsync(Transaction transaction, Invitation invitation, AuditKind kind, string adminId, CancellationToken cancellationToken)
    {
        var token = InvitationTokens.New(invitation.InvitationId);
        var sent = InvitationRules.Sent(invitation, InvitationTokens.Hash(token), time.GetUtcNow());
        var link = site.Page("/invitation", $"token={Uri.EscapeDataString(token)}");
        await CommitAsync(transaction.Send(InvitationMails.Invited(sent, link)), sent, kind, adminId, cancellationToken);
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
            throw AlreadyInvited();
        }
    }

    /// <summary>
    /// The address, taken for this invitation in the commit that makes it. Whoever comes at the same moment finds it taken and the invitation by its key, while the
    /// index by which open ones are looked for may lag behind.
    /// </summary>
    private async Task<IdempotencyRecord> ClaimAsync(Invitation invitation, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var key = IdempotencyRecord.KeyOf("invitation", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(invitation.Email))));
        var earlier = await store.GetAsync(TableCatalog.Idempotency, key, cancellationToken);
        if (earlier is not null
            && await store.GetAsync(TableCatalog.Invitations, earlier.RequestHash, cancellationToken) is { } other
            && InvitationRules.IsOpen(other, now))
        {
            throw AlreadyInvited();
        }

        var claim = earlier ?? new IdempotencyRecord { IdempotencyKey = key, RequestHash = "", ClaimedAt = now, ExpiresAt = 0 };
        return claim with { RequestHash = invitation.InvitationId, ClaimedAt = now, ExpiresAt = (now + ClaimKept).ToUnixTimeSeconds() };
    }

    private static ProblemException AlreadyInvited() =>
        Refuse.Conflict(ProblemCodes.AlreadyInvited, "This address has an open invitation. Send that one again.");
}
