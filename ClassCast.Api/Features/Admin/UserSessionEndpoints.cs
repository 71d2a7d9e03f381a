using ClassCast.Api.Features.Audit;
using ClassCast.Api.Features.Me;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Access;
using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using AuditKind = ClassCast.Core.Audit.AuditKind;

namespace ClassCast.Api.Features.Admin;

/// <summary>Where somebody is signed in, for administrators: each look and each end is in the audit log.</summary>
public static class UserSessionEndpoints
{
    public static RouteGroupBuilder MapUserSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/admin/users/{userId}/sessions").RequireAuthorization(Permissions.UsersManage).WithTags("Admin");
        sessions.MapGet("", ListAsync);
        sessions.MapPost("/end", EndAllAsync);
        sessions.MapPost("/{sessionId}/end", EndAsync);
        return api;
    }

    public static async Task<Ok<ListResponse<SessionResponse>>> ListAsync(
        string userId, CurrentUser admin, HttpContext http, IIdentityProvider identity, ITableStore store, ReadLog reads, CancellationToken cancellationToken)
    {
        await RequireUserAsync(userId, store, cancellationToken);
        await reads.RecordAsync(AuditKind.UserRead, admin, userId, courseId: null, resourceId: null, cancellationToken);
        return TypedResults.Ok(SessionEndpoints.ToResponse(await identity.Sessions.ListAsync(userId, cancellationToken), SessionStates.Of(http.User)));
    }

    /// <summary>Signs this person out on one device.</summary>
    public static async Task<NoContent> EndAsync(
        string userId,
        string sessionId,
        ReasonRequest request,
        CurrentUser admin,
        IIdentityProvider identity,
        SessionStates states,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var entry = AuditEvents.SessionEnded(admin.UserId, userId, request.Reason, time);
        await SessionEndpoints.EndOneAsync(userId, sessionId, entry, identity, states, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Signs this person out everywhere.</summary>
    public static async Task<NoContent> EndAllAsync(
        string userId,
        ReasonRequest request,
        CurrentUser admin,
        IIdentityProvider identity,
        ITableStore store,
        SessionStates states,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        await RequireUserAsync(userId, store, cancellationToken);
        await identity.Sessions.EndAllAsync(userId, AuditEvents.SessionsEnded(admin.UserId, userId, request.Reason, time), cancellationToken);
        states.Forget(userId);
        return TypedResults.NoContent();
    }

    private static async Task RequireUserAsync(string userId, ITableStore store, CancellationToken cancellationToken)
    {
        if (!Ids.IsValid(userId) || await store.GetAsync(TableCatalog.Users, userId, cancellationToken) is null)
        {
            throw Refuse.NotFound("user");
        }
    }
}
