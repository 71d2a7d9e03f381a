using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

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
        string userId, CurrentUser admin, UserAdministration administration, CancellationToken cancellationToken)
    {
        await administration.ApproveInstructorAsync(userId, admin.UserId, cancellationToken);
        return TypedResults.NoContent();
    }
}
