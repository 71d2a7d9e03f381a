using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Me;

/// <summary>One's own second factor.</summary>
public static class MultiFactorEndpoints
{
    public static RouteGroupBuilder MapMultiFactor(this RouteGroupBuilder api)
    {
        var factor = api.MapGroup("/me/multi-factor").WithTags("Me");
        factor.MapGet("", GetAsync);
        factor.MapGet("/setup", GetSetupAsync);
        factor.MapPost("/setup", BeginAsync);
        factor.MapPost("/confirm", ConfirmAsync).RequireRateLimiting(RateLimits.Codes);
        factor.MapPost("/recovery-codes", RenewRecoveryCodesAsync).RequireRateLimiting(RateLimits.Codes);
        factor.MapPost("/disable", DisableAsync).RequireRateLimiting(RateLimits.Codes);
        return api;
    }

    public static async Task<Ok<MultiFactorResponse>> GetAsync(CurrentUser user, IIdentityProvider identity, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await identity.MultiFactor.GetAsync(user.UserId, cancellationToken)));

    /// <summary>The setup that waits for its first code.</summary>
    public static async Task<Ok<AuthenticatorSetupResponse>> GetSetupAsync(CurrentUser user, IIdentityProvider identity, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await identity.MultiFactor.GetSetupAsync(user.UserId, cancellationToken) ?? throw Refuse.NotFound("setup")));

    /// <summary>Begins to set an authenticator app up; nothing changes until its first code is confirmed. Again is fine.</summary>
    public static async Task<Ok<AuthenticatorSetupResponse>> BeginAsync(CurrentUser user, IIdentityProvider identity, CancellationToken cancellationToken) =>
        TypedResults.Ok(ToResponse(await identity.MultiFactor.BeginAsync(user.UserId, cancellationToken)));

    /// <summary>From now on a sign-in needs a code. The recovery codes are in this answer and nowhere else.</summary>
    public static async Task<Ok<RecoveryCodesResponse>> ConfirmAsync(
        FactorProofRequest request, CurrentUser user, HttpContext http, IIdentityProvider identity, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RecoveryCodesResponse(await identity.MultiFactor.ConfirmAsync(user.UserId, Proof(request, http), cancellationToken)));

    /// <summary>New recovery codes in place of the old ones.</summary>
    public static async Task<Ok<RecoveryCodesResponse>> RenewRecoveryCodesAsync(
        FactorProofRequest request, CurrentUser user, HttpContext http, IIdentityProvider identity, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RecoveryCodesResponse(await identity.MultiFactor.RenewRecoveryCodesAsync(user.UserId, Proof(request, http), cancellationToken)));

    /// <summary>The password alone opens the account again.</summary>
    public static async Task<NoContent> DisableAsync(
        FactorProofRequest request, CurrentUser user, HttpContext http, IIdentityProvider identity, CancellationToken cancellationToken)
    {
        await identity.MultiFactor.DisableAsync(user.UserId, Proof(request, http), cancellationToken);
        return TypedResults.NoContent();
    }

    public static MultiFactorResponse ToResponse(MultiFactorState state) => new(state.EnabledAt, state.RecoveryCodesLeft);

    private static AuthenticatorSetupResponse ToResponse(AuthenticatorSetup setup) => new(setup.Secret, setup.Uri, setup.ExpiresAt);

    private static FactorProof Proof(FactorProofRequest request, HttpContext http) =>
        new() { Password = request.Password, Code = request.Code, Address = RateLimits.AddressOf(http) };
}
