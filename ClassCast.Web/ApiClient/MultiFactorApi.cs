using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>The second factor: one's own, and for administrators that of somebody who lost theirs.</summary>
public sealed class MultiFactorApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<MultiFactorResponse>> StateAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/multi-factor", Json.MultiFactorResponse, cancellationToken);

    /// <summary>Not found when none waits for its first code.</summary>
    public Task<ApiResult<AuthenticatorSetupResponse>> SetupAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/multi-factor/setup", Json.AuthenticatorSetupResponse, cancellationToken);

    public Task<ApiResult<AuthenticatorSetupResponse>> BeginAsync(CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/me/multi-factor/setup"), Json.AuthenticatorSetupResponse, cancellationToken);

    public Task<ApiResult<RecoveryCodesResponse>> ConfirmAsync(FactorProofRequest proof, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post, "/api/me/multi-factor/confirm", proof, Json.FactorProofRequest, Json.RecoveryCodesResponse, default, cancellationToken);

    public Task<ApiResult<RecoveryCodesResponse>> RenewRecoveryCodesAsync(FactorProofRequest proof, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post, "/api/me/multi-factor/recovery-codes", proof, Json.FactorProofRequest, Json.RecoveryCodesResponse, default, cancellationToken);

    public Task<ApiResult> DisableAsync(FactorProofRequest proof, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/me/multi-factor/disable", proof, Json.FactorProofRequest, cancellationToken);

    public Task<ApiResult<MultiFactorResponse>> StateOfAsync(string userId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/admin/users/{userId}/multi-factor"), Json.MultiFactorResponse, cancellationToken);

    public Task<ApiResult> ResetAsync(string userId, string reason, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post, ApiPath.Of($"/api/admin/users/{userId}/multi-factor/reset"), new ReasonRequest(reason), Json.ReasonRequest, cancellationToken);
}
