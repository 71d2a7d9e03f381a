using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class AdminApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    /// <summary>Who waits to be made an instructor, the longest waiting first.</summary>
    public Task<ApiResult<ListResponse<ApprovalResponse>>> ApprovalsAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync("/api/admin/approvals" + ApiPath.Query(("cursor", cursor)), Json.ListResponseApprovalResponse, cancellationToken);

    public Task<ApiResult> ApproveInstructorAsync(string userId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/admin/users/{userId}/approve-instructor")), cancellationToken);

    public Task<ApiResult<ListResponse<AdminUserResponse>>> UsersAsync(
        string? search, string? role, string? status, string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            "/api/admin/users" + ApiPath.Query(("search", search), ("role", role), ("status", status), ("cursor", cursor)),
            Json.ListResponseAdminUserResponse,
            cancellationToken);

    public Task<ApiResult<AdminUserResponse>> UserAsync(string userId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/admin/users/{userId}"), Json.AdminUserResponse, cancellationToken);

    public Task<ApiResult<AdminUserResponse>> ChangeRoleAsync(string userId, UserRole role, string reason, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            ApiPath.Of($"/api/admin/users/{userId}/role"),
            new RoleRequest(role, reason),
            Json.RoleRequest,
            Json.AdminUserResponse,
            default,
            cancellationToken);

    public Task<ApiResult<AdminUserResponse>> SuspendAsync(string userId, string reason, CancellationToken cancellationToken) =>
        AccessAsync(ApiPath.Of($"/api/admin/users/{userId}/suspend"), reason, cancellationToken);

    public Task<ApiResult<AdminUserResponse>> ReactivateAsync(string userId, string reason, CancellationToken cancellationToken) =>
        AccessAsync(ApiPath.Of($"/api/admin/users/{userId}/reactivate"), reason, cancellationToken);

    public Task<ApiResult<ListResponse<SessionResponse>>> SessionsAsync(string userId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/admin/users/{userId}/sessions"), Json.ListResponseSessionResponse, cancellationToken);

    /// <param name="userId">Whose.</param>
    /// <param name="sessionId">Null for all.</param>
    /// <param name="reason">Kept in the audit log.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<ApiResult> EndSessionAsync(string userId, string? sessionId, string reason, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post,
        sessionId is null ? ApiPath.Of($"/api/admin/users/{userId}/sessions/end") : ApiPath.Of($"/api/admin/users/{userId}/sessions/{sessionId}/end"),
        new ReasonRequest(reason),
        Json.ReasonRequest,
        cancellationToken);

    public Task<ApiResult<ListResponse<AuditEntryResponse>>> AuditAsync(
        string? subject, string? actor, string? kind, string? from, string? to, string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            "/api/admin/audit"
                + ApiPath.Query(("subject", subject), ("actor", actor), ("kind", kind), ("from", from), ("to", to), ("cursor", cursor)),
            Json.ListResponseAuditEntryResponse,
            cancellationToken);

    private Task<ApiResult<AdminUserResponse>> AccessAsync(string path, string reason, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, path, new ReasonRequest(reason), Json.ReasonRequest, Json.AdminUserResponse, default, cancellationToken);
}
