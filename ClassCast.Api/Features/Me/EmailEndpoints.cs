using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Me;

/// <summary>Another address for one's own account.</summary>
public static class EmailEndpoints
{
    public static RouteGroupBuilder MapEmail(this RouteGroupBuilder api)
    {
        var email = api.MapGroup("/me/email").RequireRateLimiting(RateLimits.Codes).WithTags("Me");
        email.MapPost("", AskAsync);
        email.MapPost("/confirm", ConfirmAsync);
        return api;
    }

    /// <summary>Mails a code to the new address, if it is free; the answer does not tell.</summary>
    public static async Task<Accepted> AskAsync(
        ChangeEmailRequest request, CurrentUser user, HttpContext http, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        await identity.AskForEmailAsync(user.UserId, request.NewEmail, request.CurrentPassword, RateLimits.AddressOf(http), cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>From now on this account is the new address's. All sessions end.</summary>
    public static async Task<NoContent> ConfirmAsync(
        ConfirmEmailRequest request, CurrentUser user, IIdentityProvider identity, SessionStates states, CancellationToken cancellationToken)
    {
        await identity.ConfirmEmailAsync(user.UserId, request.Code, cancellationToken);
        states.Forget(user.UserId);
        return TypedResults.NoContent();
    }
}
