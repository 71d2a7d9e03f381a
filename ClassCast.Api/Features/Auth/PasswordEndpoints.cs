using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Auth;

/// <summary>A new password: by a mailed code for whoever lost it, by the old one for whoever is signed in.</summary>
public static class PasswordEndpoints
{
    public static RouteGroupBuilder MapPasswords(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth");
        auth.AllowAnonymous().RequireRateLimiting(RateLimits.Codes);
        auth.MapPost("/forgot-password", ForgotAsync);
        auth.MapPost("/reset-password", ResetAsync);
        api.MapPost("/me/password", ChangeAsync).RequireRateLimiting(RateLimits.Codes).WithTags("Me");
        return api;
    }

    /// <summary>Mails a code, if the address has an account; the answer does not tell.</summary>
    public static async Task<Accepted> ForgotAsync(ForgotPasswordRequest request, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        await identity.ForgotPasswordAsync(request.Email, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Sets a new password with the mailed code, and ends all sessions.</summary>
    public static async Task<NoContent> ResetAsync(ResetPasswordRequest request, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        await identity.ResetPasswordAsync(request.Email, request.Code, request.NewPassword, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Sets a new password. All sessions end; the answer's tokens are of a new one for the caller.</summary>
    public static async Task<Ok<TokenResponse>> ChangeAsync(
        ChangePasswordRequest request, CurrentUser user, HttpContext http, IIdentityProvider identity, SessionStates states, CancellationToken cancellationToken)
    {
        var result = await identity.ChangePasswordAsync(
            user.UserId, request.RefreshToken, request.CurrentPassword, request.NewPassword, RateLimits.AddressOf(http), cancellationToken);
        states.Forget(user.UserId);
        return TypedResults.Ok(new TokenResponse(result.AccessToken, result.IdToken, result.RefreshToken, result.AccessTokenExpiresAt));
    }
}
