using System.Security.Cryptography;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
using ClassCast.Core.Tables;
using CourseRole = ClassCast.Core.Courses.CourseRole;
using CourseStatus = ClassCast.Core.Courses.CourseStatus;
using Role = ClassCast.Core.People.Role;
using User = ClassCast.Core.People.User;
using UserStatus = ClassCast.Core.People.UserStatus;

namespace ClassCast.Api.Features.Privacy;

/// <summary>
/// The commit that closes an account for ever: the profile goes, and with it every access; the rest follows by the job that the same commit enqueues. An
/// administrator goes only while another one is there, which the commit checks, so that two who leave at once do not both succeed.
/// </summary>
public sealed class ErasureRequests(ITableStore store, IIdentityProvider identity, AccountStates states, TimeProvider time)
{
    private const int MaximumAdministrators = 100;
    private const int ReceiptBytes = 16;

    public async Task<string> EraseOwnAsync(User user, CancellationToken cancellationToken) =>
        await EraseAsync(user, user.UserId, reason: null, acting: null, cancellationToken);

    /// <summary>At the person's wish, by an administrator who is one still when it is committed.</summary>
    public async Task<string> EraseUserAsync(string userId, string reason, string confirmation, string adminId, CancellationToken cancellationToken)
    {
        if (userId == adminId)
        {
            throw Refuse.Conflict(ProblemCodes.OwnAccount, "Erase your own account from your account's page.");
        }

        var admin = await store.GetAsync(TableCatalog.Users, adminId, cancellationToken);
        if (admin is not { Role: Role.Admin, Status: not UserStatus.Suspended })
        {
            throw Refuse.Forbidden("Only administrators may do this.");
        }

        var user = Ids.IsValid(userId) ? await store.GetAsync(TableCatalog.Users, userId, cancellationToken) : null;
        if (user is null)
        {
            throw Refuse.NotFound("user");
        }

        return Core.People.EmailAddresses.Normalize(confirmation) == user.Email
            ? await EraseAsync(user, adminId, reason, admin, cancellationToken)
            : throw Refuse.Invalid("confirmation", "Type the person's e-mail address as it is shown.");
    }

    public async Task<ErasureOutlook> OutlookAsync(string userId, CancellationToken cancellationToken)
    {
        var user = await store.GetAsync(TableCatalog.Users, userId, cancellationToken) ?? throw Refuse.NotFound("user");
        var isLast = user.Role is Role.Admin && await OtherAdministratorAsync(userId, cancellationToken) is null;
        var mine = await store.QueryAllAsync(TableCatalog.Enrollments, new TableQuery(userId) { Index = "userId-index" }, cancellationToken);
        var left = new List<string>();
        foreach (var enrollment in mine.Where(enrollment => enrollment.Role is CourseRole.Instructor))
        {
            var query = new TableQuery(enrollment.CourseId) { Index = "teachingCourseId-index" };
            var teaching = await store.QueryAllAsync(TableCatalog.Enrollments, query, cancellationToken);
            if (!teaching.Any(other => other.UserId != userId && other.Role is CourseRole.Instructor)
                && await store.GetAsync(TableCatalog.Courses, enrollment.CourseId, cancellationToken) is { Status: not CourseStatus.Archived } course)
            {
                left.Add(course.Title);
            }
        }

        return new(isLast, left);
    }

    private async Task<string> EraseAsync(User user, string actorId, string? reason, User? acting, CancellationToken cancellationToken)
    {
        var request = new DataRequest
        {
            UserId = user.UserId,
            Kind = DataRequestKind.Erasure,
            RequestId = Ids.New(time),
            State = DataRequestState.Pending,
            RequestedAt = Timestamps.Now(time),
            ByAdministrator = acting is not null,
            Email = user.Email,
            ReceiptId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ReceiptBytes)),
        };
        var transaction = new Transaction()
            .Delete(TableCatalog.Users, user.UserId, Condition.VersionIs(user.Version))
            .Put(TableCatalog.DataRequests, request, Condition.NotExists)
            .Enqueue(Queues.PersonalData, new HandlePersonalData(user.UserId, PersonalDataTask.Erase, request.RequestId))
            .Audit(AuditEvents.AccountErased(user, actorId, reason, time))
            .Announce(user.UserId, LiveEventTypes.AccountChanged, new AccountChanged(UserStatus.Suspended, user.Role), CoreJson.Default.AccountChanged);
        var remaining = acting ?? (user.Role is Role.Admin ? await OtherAdministratorAsync(user.UserId, cancellationToken) ?? throw LastAdministrator() : null);
        if (remaining is not null)
        {
            transaction.Check(TableCatalog.Users, remaining.UserId, Condition.VersionIs(remaining.Version));
        }

        await store.CommitAsync(transaction, cancellationToken);
        states.Forget(user.UserId);
        try
        {
            // the job does it as well; this way sessions end before the answer
            await identity.SetEnabledAsync(user.UserId, enabled: false, cancellationToken);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or StorageUnavailableException)
        {
            // the job was faster, or will do it
        }

        return request.ReceiptId;
    }

    private async Task<User?> OtherAdministratorAsync(string userId, CancellationToken cancellationToken)
    {
        var query = new TableQuery(nameof(Role.Admin)) { Index = "role-index", Limit = MaximumAdministrators };
        foreach (var found in (await store.QueryAsync(TableCatalog.Users, query, cancellationToken)).Items.Where(found => found.UserId != userId))
        {
            // the index may lag behind
            if (await store.GetAsync(TableCatalog.Users, found.UserId, cancellationToken) is { Role: Role.Admin, Status: not UserStatus.Suspended } admin)
            {
                return admin;
            }
        }

        return null;
    }

    private static ProblemException LastAdministrator() =>
        Refuse.Conflict(ProblemCodes.LastAdministrator, "You are the only administrator. Make somebody else one first.");
}
