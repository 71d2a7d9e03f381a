using System.Net.Http.Headers;
using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>The own account of whoever is signed in.</summary>
public sealed class AccountApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<ProfileResponse>> ProfileAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/profile", Json.ProfileResponse, cancellationToken);

    public Task<ApiResult<ProfileResponse>> EditProfileAsync(ProfileRequest profile, string etag, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Put, "/api/me/profile", profile, Json.ProfileRequest, Json.ProfileResponse, new CallHeaders(IfMatch: etag), cancellationToken);

    public Task<ApiResult<PictureResponse>> PictureAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/picture", Json.PictureResponse, cancellationToken);

    /// <summary>The bytes alone: what the browser says of their name and type decides nothing.</summary>
    public Task<ApiResult<PictureResponse>> SendPictureAsync(byte[] content, CancellationToken cancellationToken)
    {
        var body = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return api.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/api/me/picture") { Content = body }, Json.PictureResponse, cancellationToken);
    }

    public Task<ApiResult> RemovePictureAsync(CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/me/picture"), cancellationToken);

    public Task<ApiResult<ListResponse<SessionResponse>>> SessionsAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/sessions", Json.ListResponseSessionResponse, cancellationToken);

    public Task<ApiResult> EndSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Delete, ApiPath.Of($"/api/me/sessions/{sessionId}")), cancellationToken);

    public Task<ApiResult> ChangeEmailAsync(ChangeEmailRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/me/email", request, Json.ChangeEmailRequest, cancellationToken);

    public Task<ApiResult> ConfirmEmailAsync(string code, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/me/email/confirm", new ConfirmEmailRequest(code), Json.ConfirmEmailRequest, cancellationToken);

    public Task<ApiResult<TokenResponse>> ChangePasswordAsync(ChangePasswordRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/me/password", request, Json.ChangePasswordRequest, Json.TokenResponse, default, cancellationToken);
}
