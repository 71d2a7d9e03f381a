using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Messages;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using UserStatus = ClassCast.Core.People.UserStatus;

namespace ClassCast.Api.Features.Admin;

/// <summary>Nobody becomes an instructor by asking: an administrator decides.</summary>
public static class ApprovalEndpoints
{
    public static RouteGroupBuilder MapApprovals(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").RequireAuthorization(Permissions.InstructorsAdmit).WithTags("Admin");
        admin.MapGet("/approvals", ListAsync);
        admin.MapPost("/users/{userId}/approve-instructor", ApproveAsync);
        return api;
    }

    /// <summary>Those who wait for approval, the longest waiting first.</summary>
    public static async Task<Ok<ListResponse<ApprovalResponse>>> ListAsync([AsParameters] ListQuery list, ITableStore store, CancellationToken cancellationToken)
    {
        var query = new TableQuery(nameof(TeachingRequestState.Pending)) { Index = "state-index", Limit = list.ValidLimit(), Cursor = list.ValidCursor() };
        var page = await store.QueryAsync(TableCatalog.TeachingRequests, query, cancellationToken);
        var users = await store.GetByIdAsync(TableCatalog.Users, page.Items.Select(request => request.UserId!), user => user.UserId, cancellationToken);
        var items = page.Items
            .Select(request => new ApprovalResponse(request.UserId!, request.Email, users.GetValueOrDefault(request.UserId!)?.DisplayName() ?? "", request.RequestedAt))
            .ToList();
        return TypedResults.Ok(new ListResponse<ApprovalResponse>(items, page.NextCursor));
    }

    /// <summary>Makes this person an instructor, with effect from their next token. Again is fine.</summary>
    public static async Task<NoContent> ApproveAsync(
        string userId, CurrentUser admin, ITableStore store, IIdentityProvider identity, AccountStates states, TimeProvider time, CancellationToken cancellationToken)
    {
        var user = Ids.IsValid(userId) ? await store.GetAsync(TableCatalog.Users, userId, cancellationToken) : null;
        if (user is null)
        {
            throw Refuse.NotFound("user");
        }

        // the group first: should the process die in between, the request is still listed and approving again completes it
        await identity.AddToGroupAsync(userId, Groups.Instructors, cancellationToken);
        if (user is { Role: Role.Student } or { Status: UserStatus.PendingApproval })
        {
            var approved = user with
            {
                Role = user.Role is Role.Student ? Role.Instructor : user.Role,
                Status = user.Status is UserStatus.PendingApproval ? UserStatus.Active : user.Status, // who is suspended stays so
            };
            var mail = new EmailMessage(Ids.New(), user.Email, "You can now teach on ClassCast", $"Hello {user.DisplayName()},\n\nan administrator has approved you as an instructor. Sign in again to create your first course.\n");
            await store.CommitAsync(
                new Transaction()
                    .Put(TableCatalog.Users, approved)
                    .Delete(TableCatalog.TeachingRequests, user.Email)
                    .Audit(AuditEvents.InstructorApproved(user, admin.UserId, time))
                    .Announce(userId, LiveEventTypes.AccountChanged, new AccountChanged(approved.Status, approved.Role), CoreJson.Default.AccountChanged)
                    .Send(mail),
                cancellationToken);
            states.Forget(userId);
        }

        return TypedResults.NoContent();
    }
}
