using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Auth;

/// <summary>Everything before there is a token. Anonymous, and limited per network address instead of per account.</summary>
public static class AuthEndpoints
{
    public static IServiceCollection AddAuth(this IServiceCollection services) => services.AddScoped<UserProfiles>();

    public static RouteGroupBuilder MapAuth(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Auth");
        auth.AllowAnonymous().RequireRateLimiting(RateLimits.Address);
        auth.MapPost("/sign-up", SignUpAsync);
        auth.MapPost("/confirm", ConfirmAsync).RequireRateLimiting(RateLimits.Codes);
        auth.MapPost("/resend-code", ResendCodeAsync).RequireRateLimiting(RateLimits.Codes);
        auth.MapPost("/sign-in", SignInAsync);
        auth.MapPost("/sign-in/code", SignInCodeAsync).RequireRateLimiting(RateLimits.Codes);
        auth.MapPost("/refresh", RefreshAsync);
        auth.MapPost("/sign-out", SignOutAsync);
        return api;
    }

    /// <summary>Asks for an account. The answer is the same for a free and a taken address; the code comes by mail.</summary>
    public static async Task<Accepted> SignUpAsync(SignUpRequest request, IIdentityProvider identity, UserProfiles profiles, CancellationToken cancellationToken)
    {
        var account = new NewAccount { Email = request.Email, Password = request.Password, GivenName = request.GivenName, FamilyName = request.FamilyName };
        await identity.SignUpAsync(account, cancellationToken);
        if (request.WantsToTeach)
        {
            await profiles.AskToTeachAsync(request.Email, cancellationToken);
        }

        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Confirms the address with the mailed code.</summary>
    public static async Task<NoContent> ConfirmAsync(ConfirmRequest request, IIdentityProvider identity, UserProfiles profiles, CancellationToken cancellationToken)
    {
        var account = await identity.ConfirmAsync(request.Email, request.Code, cancellationToken);
        await profiles.WelcomeAsync(account, cancellationToken);
        UserActivity.Record(UserActivity.SignedUp);
        return TypedResults.NoContent();
    }

    /// <summary>Mails a new code, if the address waits for one; the answer does not tell.</summary>
    public static async Task<Accepted> ResendCodeAsync(ResendCodeRequest request, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        await identity.ResendCodeAsync(request.Email, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Tokens; or 202 and a challenge, where a code is asked for after the password.</summary>
    public static async Task<Results<Ok<TokenResponse>, Accepted<SignInChallengeResponse>>> SignInAsync(
        SignInRequest request, HttpContext http, IIdentityProvider identity, UserProfiles profiles, CancellationToken cancellationToken)
    {
        var outcome = await identity.SignInAsync(request.Email, request.Password, RateLimits.AddressOf(http), cancellationToken);
        return outcome switch
        {
            SignInResult result => await SignedInAsync(result, profiles, cancellationToken),
            CodeChallenge challenge => TypedResults.Accepted((string?)null, new SignInChallengeResponse(challenge.Token, challenge.ExpiresAt)),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    /// <summary>Answers the challenge of a sign-in with a code of the authenticator app, or with a recovery code.</summary>
    public static async Task<Ok<TokenResponse>> SignInCodeAsync(
        SignInCodeRequest request, HttpContext http, IIdentityProvider identity, UserProfiles profiles, CancellationToken cancellationToken)
    {
        var result = await identity.AnswerAsync(request.Challenge, request.Code, RateLimits.AddressOf(http), cancellationToken);
        return await SignedInAsync(result, profiles, cancellationToken);
    }

    /// <summary>A new access token; the refresh token is rotated, the old one no longer works.</summary>
    public static async Task<Ok<TokenResponse>> RefreshAsync(RefreshTokenRequest request, IIdentityProvider identity, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await identity.RefreshAsync(request.RefreshToken, cancellationToken)));

    /// <summary>Ends the session of this refresh token.</summary>
    public static async Task<NoContent> SignOutAsync(RefreshTokenRequest request, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        await identity.SignOutAsync(request.RefreshToken, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<TokenResponse>> SignedInAsync(SignInResult result, UserProfiles profiles, CancellationToken cancellationToken)
    {
        var complete = await profiles.CompleteAsync(result, cancellationToken);
        UserActivity.Record(UserActivity.SignedIn);
        return TypedResults.Ok(ToResponse(complete));
    }

    private static TokenResponse ToResponse(SignInResult result) =>
        new(result.AccessToken, result.IdToken, result.RefreshToken, result.AccessTokenExpiresAt);
}
