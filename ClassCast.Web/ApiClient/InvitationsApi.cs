using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>Invitations to teach: for administrators, and for who opens one.</summary>
public sealed class InvitationsApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<ListResponse<InvitationResponse>>> ListAsync(string? status, string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync("/api/admin/invitations" + ApiPath.Query(("status", status), ("cursor", cursor)), Json.ListResponseInvitationResponse, cancellationToken);

    public Task<ApiResult<InvitationResponse>> InviteAsync(string email, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post, "/api/admin/invitations", new InvitationRequest(email), Json.InvitationRequest, Json.InvitationResponse, default, cancellationToken);

    public Task<ApiResult<InvitationResponse>> SendAgainAsync(string invitationId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/admin/invitations/{invitationId}/send-again")), Json.InvitationResponse, cancellationToken);

    public Task<ApiResult<InvitationResponse>> RevokeAsync(string invitationId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/admin/invitations/{invitationId}/revoke")), Json.InvitationResponse, cancellationToken);

    public Task<ApiResult<InvitationLookResponse>> LookAsync(string token, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post, "/api/invitations/look", new InvitationTokenRequest(token), Json.InvitationTokenRequest, Json.InvitationLookResponse, default, cancellationToken);

    public Task<ApiResult> SignUpAsync(InvitationSignUpRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/invitations/sign-up", request, Json.InvitationSignUpRequest, cancellationToken);

    public Task<ApiResult> AcceptAsync(string token, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/invitations/accept", new InvitationTokenRequest(token), Json.InvitationTokenRequest, cancellationToken);
}
