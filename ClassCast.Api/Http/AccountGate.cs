using System.Security.Claims;
using ClassCast.Contracts;
using ClassCast.Core.Access;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Authorization;

namespace ClassCast.Api.Http;

/// <summary>
/// Between authentication and authorization: an access token is good for an hour, but a suspended or erased account is refused at once, an ended session
/// as well, and a role that was taken away no longer counts. The token grants, the profile limits.
/// </summary>
public sealed class AccountGate(RequestDelegate next, AccountStates states, SessionStates sessions)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (CurrentUser.From(context.User) is not { } user || !NeedsAccount(context.GetEndpoint()))
        {
            await next(context);
            return;
        }

        var state = await states.OfAsync(user.UserId, context.RequestAborted);
        if (!state.IsOpen)
        {
            throw Refused();
        }

        Limit(context.User, state.Role);
        var session = await RequireSessionAsync(context);
        await next(context);
        if (session is not null && context.Response.StatusCode < StatusCodes.Status400BadRequest)
        {
            await sessions.NoteAsync(session, context);
        }
    }

    private async Task<SessionInfo?> RequireSessionAsync(HttpContext context) =>
        SessionStates.Of(context.User) is { } sessionId
            ? await sessions.OpenAsync(sessionId, context.RequestAborted) ?? throw SessionStates.Ended()
            : null;

    public static ProblemException Refused() =>
        new(StatusCodes.Status403Forbidden, ProblemCodes.AccountDisabled, "This account is suspended. Ask an administrator.");

    private static bool NeedsAccount(Endpoint? endpoint) =>
        endpoint is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null;

    private static void Limit(ClaimsPrincipal principal, Role role)
    {
        foreach (var identity in principal.Identities)
        {
            foreach (var claim in identity.FindAll(claim => claim.Type == Claims.Groups && RoleGroups.IsAbove(claim.Value, role)).ToList())
            {
                identity.RemoveClaim(claim);
            }
        }
    }
}
