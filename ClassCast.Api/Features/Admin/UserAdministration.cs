using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using UserStatus = ClassCast.Core.People.UserStatus;

namespace ClassCast.Api.Features.Admin;

/// <summary>
/// Roles and access of other people. Each change commits with its audit entry and on the condition that whoever makes it is still an administrator with
/// an open account; as nobody changes their own, at least that one remains, whoever races whom. The profile comes first and the identity provider after
/// it: should the process die in between, requests are refused already, and the same request again completes it.
/// </summary>
public sealed class UserAdministration(ITableStore store, IIdentityProvider identity, AccountStates states, TimeProvider time)
{
    private static readonly string[] AllGroups = [Groups.Students, Groups.Instructors, Groups.Admins];

    public async Task<User> ChangeRoleAsync(string userId, Role role, string reason, string adminId, CancellationToken cancellationToken)
    {
        var (user, admin) = await ReadAsync(userId, adminId, cancellationToken);
        var changed = user with { Role = role, Status = user.Status is UserStatus.PendingApproval && role is not Role.Student ? UserStatus.Active : user.Status };
        if (user.Role != role)
        {
            var transaction = new Transaction();
            if (user.Status is UserStatus.PendingApproval && role is not Role.Student)
            {
                transaction.Delete(TableCatalog.TeachingRequests, user.Email);
            }

            changed = await CommitAsync(transaction, admin, changed, AuditEvents.RoleChanged(user, changed, adminId, reason, time), cancellationToken);
        }

        var group = RoleGroups.Of(role);
        await identity.AddToGroupAsync(userId, group, cancellationToken);
        foreach (var other in AllGroups.Where(other => other != group))
        {
            await identity.RemoveFromGroupAsync(userId, other, cancellationToken);
        }

        return changed;
    }

    /// <summary>Of who asked to teach, or of any student. Who is suspended stays so.</summary>
    public async Task ApproveInstructorAsync(string userId, string adminId, CancellationToken cancellationToken)
    {
        var (user, admin) = await ReadAsync(userId, adminId, cancellationToken);
        var approved = InvitationRules.Admitted(user);
        if (approved != user)
        {
            var transaction = new Transaction().Delete(TableCatalog.TeachingRequests, user.Email).Send(InvitationMails.Approved(user));
            approved = await CommitAsync(transaction, admin, approved, AuditEvents.InstructorApproved(user, adminId, time), cancellationToken);
        }

        await identity.AddToGroupAsync(userId, RoleGroups.Of(approved.Role), cancellationToken);
    }

    public async Task<User> SuspendAsync(string userId, string reason, string adminId, CancellationToken cancellationToken)
    {
        var (user, admin) = await ReadAsync(userId, adminId, cancellationToken);
        var changed = user with { Status = UserStatus.Suspended };
        if (user.Status is not UserStatus.Suspended)
        {
            changed = await CommitAsync(new(), admin, changed, AuditEvents.Suspended(user, adminId, reason, time), cancellationToken);
        }

        await identity.SetEnabledAsync(userId, enabled: false, cancellationToken);
        return changed;
    }

    public async Task<User> ReactivateAsync(string userId, string reason, string adminId, CancellationToken cancellationToken)
    {
        var (user, admin) = await ReadAsync(userId, adminId, cancellationToken);
        var changed = user;
        if (user.Status is UserStatus.Suspended)
        {
            var request = await store.GetAsync(TableCatalog.TeachingRequests, user.Email, cancellationToken);
            var waits = user.Role is Role.Student && request is { State: TeachingRequestState.Pending };
            changed = user with { Status = waits ? UserStatus.PendingApproval : UserStatus.Active };
            changed = await CommitAsync(new(), admin, changed, AuditEvents.Reactivated(user, adminId, reason, time), cancellationToken);
        }

        await identity.SetEnabledAsync(userId, enabled: true, cancellationToken);
        return changed;
    }

    /// <summary>Signs the person out everywhere; their password stays.</summary>
    public async Task ResetMultiFactorAsync(string userId, string reason, string adminId, CancellationToken cancellationToken)
    {
        var (_, admin) = await ReadAsync(userId, adminId, cancellationToken);
        await identity.MultiFactor.ResetAsync(
            userId,
            transaction => transaction
                .Check(TableCatalog.Users, admin.UserId, Condition.VersionIs(admin.Version))
                .Audit(AuditEvents.MultiFactorReset(userId, adminId, reason, time)),
            cancellationToken);
    }

    private async Task<(User User, User Admin)> ReadAsync(string userId, string adminId, CancellationToken cancellationToken)
    {
        if (userId == adminId)
        {
            throw Refuse.Conflict(ProblemCodes.OwnAccount, "Nobody changes their own role or access. Ask another administrator.");
        }

        var user = Ids.IsValid(userId) ? await store.GetAsync(TableCatalog.Users, userId, cancellationToken) : null;
        var admin = await Administrators.RequireAsync(store, adminId, cancellationToken);
        return (user ?? throw Refuse.NotFound("user"), admin);
    }

    private async Task<User> CommitAsync(Transaction transaction, User admin, User changed, AuditEntry entry, CancellationToken cancellationToken)
    {
        transaction
            .Put(TableCatalog.Users, changed)
            .Check(TableCatalog.Users, admin.UserId, Condition.VersionIs(admin.Version))
            .Audit(entry)
            .Announce(changed.UserId, LiveEventTypes.AccountChanged, new AccountChanged(changed.Status, changed.Role), CoreJson.Default.AccountChanged);
        await store.CommitAsync(transaction, cancellationToken);
        states.Forget(changed.UserId);
        return changed with { Version = changed.Version + 1 };
    }
}
