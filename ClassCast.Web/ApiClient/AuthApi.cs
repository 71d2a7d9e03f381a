using System.Net.Http.Headers;
using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class AuthApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult> SignUpAsync(SignUpRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/sign-up", request, Json.SignUpRequest, cancellationToken);

    public Task<ApiResult> ConfirmAsync(ConfirmRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/confirm", request, Json.ConfirmRequest, cancellationToken);

    public Task<ApiResult> ResendCodeAsync(string email, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/resend-code", new ResendCodeRequest(email), Json.ResendCodeRequest, cancellationToken);

    public Task<ApiResult> ForgotPasswordAsync(string email, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post, "/api/auth/forgot-password", new ForgotPasswordRequest(email), Json.ForgotPasswordRequest, cancellationToken);

    public Task<ApiResult> ResetPasswordAsync(ResetPasswordRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/reset-password", request, Json.ResetPasswordRequest, cancellationToken);

    public Task<ApiResult<SignInAnswer>> SignInAsync(SignInRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/sign-in", request, Json.SignInRequest, SignInJson.Default.SignInAnswer, default, cancellationToken);

    public Task<ApiResult<TokenResponse>> SignInCodeAsync(SignInCodeRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/sign-in/code", request, Json.SignInCodeRequest, Json.TokenResponse, default, cancellationToken);

    public Task<ApiResult<TokenResponse>> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            "/api/auth/refresh",
            new RefreshTokenRequest(refreshToken),
            Json.RefreshTokenRequest,
            Json.TokenResponse,
            default,
            cancellationToken);

    public Task<ApiResult> SignOutAsync(string refreshToken, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/auth/sign-out", new RefreshTokenRequest(refreshToken), Json.RefreshTokenRequest, cancellationToken);

    public Task<ApiResult> SignOutEverywhereAsync(string refreshToken, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post, "/api/auth/sign-out-everywhere", new RefreshTokenRequest(refreshToken), Json.RefreshTokenRequest, cancellationToken);

    public Task<ApiResult<MeResponse>> MeAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me", Json.MeResponse, cancellationToken);

    /// <summary>Who a token speaks for, before there is a session.</summary>
    public Task<ApiResult<MeResponse>> MeAsync(string accessToken, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return api.SendAsync(request, Json.MeResponse, cancellationToken);
    }

    public Task<ApiResult<ListResponse<MailboxMessage>>> MailboxAsync(string? address, CancellationToken cancellationToken) =>
        api.GetAsync("/api/dev/mailbox" + ApiPath.Query(("address", address)), Json.ListResponseMailboxMessage, cancellationToken);
}
