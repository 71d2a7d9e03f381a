using ClassCast.Api.Features.Me;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Admin;

/// <summary>The second factor of somebody who lost theirs.</summary>
public static class UserFactorEndpoints
{
    public static RouteGroupBuilder MapUserFactors(this RouteGroupBuilder api)
    {
        var factor = api.MapGroup("/admin/users/{userId}/multi-factor").RequireAuthorization(Permissions.UsersRead).WithTags("Admin");
        factor.MapGet("", GetAsync);
        factor.MapPost("/reset", ResetAsync).RequireAuthorization(Permissions.UsersManage);
        return api;
    }

    public static async Task<Ok<MultiFactorResponse>> GetAsync(string userId, ITableStore store, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        var user = Ids.IsValid(userId) ? await store.GetAsync(TableCatalog.Users, userId, cancellationToken) : null;
        return user is null
            ? throw Refuse.NotFound("user")
            : TypedResults.Ok(MultiFactorEndpoints.ToResponse(await identity.MultiFactor.GetAsync(userId, cancellationToken)));
    }

    /// <summary>Removes the authenticator app and the recovery codes, and ends all sessions. The person is told by mail. Nobody resets their own.</summary>
    public static async Task<NoContent> ResetAsync(
        string userId, ReasonRequest request, CurrentUser admin, UserAdministration administration, CancellationToken cancellationToken)
    {
        await administration.ResetMultiFactorAsync(userId, request.Reason, admin.UserId, cancellationToken);
        return TypedResults.NoContent();
    }
}
