using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Me;

/// <summary>Where one is signed in.</summary>
public static class SessionEndpoints
{
    private const int LongestId = 64;

    public static RouteGroupBuilder MapSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/me/sessions").WithTags("Me");
        sessions.MapGet("", ListAsync);
        sessions.MapDelete("/{sessionId}", EndAsync);
        api.MapPost("/auth/sign-out-everywhere", EndAllAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Address).WithTags("Auth");
        return api;
    }

    public static async Task<Ok<ListResponse<SessionResponse>>> ListAsync(
        CurrentUser user, HttpContext http, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        var open = await identity.Sessions.ListAsync(user.UserId, cancellationToken);
        return TypedResults.Ok(ToResponse(open, SessionStates.Of(http.User)));
    }

    /// <summary>Ends one of one's own sessions: its tokens no longer open anything.</summary>
    public static async Task<NoContent> EndAsync(
        string sessionId, CurrentUser user, IIdentityProvider identity, SessionStates states, TimeProvider time, CancellationToken cancellationToken)
    {
        await EndOneAsync(user.UserId, sessionId, AuditEvents.SessionEnded(user.UserId, user.UserId, reason: null, time), identity, states, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Signs out everywhere, here as well. As for signing out here, the refresh token is enough.</summary>
    public static async Task<NoContent> EndAllAsync(
        RefreshTokenRequest request, IIdentityProvider identity, SessionStates states, CancellationToken cancellationToken)
    {
        states.Forget(await identity.Sessions.EndAllAsync(request.RefreshToken, cancellationToken));
        return TypedResults.NoContent();
    }

    /// <exception cref="ProblemException">404 when this person has no such session.</exception>
    internal static async Task EndOneAsync(
        string userId, string sessionId, AuditEntry entry, IIdentityProvider identity, SessionStates states, CancellationToken cancellationToken)
    {
        if (sessionId.Length > LongestId || !await identity.Sessions.EndAsync(userId, sessionId, entry, cancellationToken))
        {
            throw Refuse.NotFound("session");
        }

        states.Forget(userId);
    }

    internal static ListResponse<SessionResponse> ToResponse(IReadOnlyList<SessionInfo> open, string? current) => new(
        [.. open.Select(session => new SessionResponse(
            session.SessionId, session.Device, session.Address, session.CreatedAt, session.LastUsedAt, session.SessionId == current))],
        NextCursor: null);
}
