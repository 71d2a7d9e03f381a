using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class AdminApi(ApiTransport api)
{
    /// <summary>Who waits to be made an instructor, the longest waiting first.</summary>
    public Task<ApiResult<ListResponse<ApprovalResponse>>> ApprovalsAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            "/api/admin/approvals" + ApiPath.Query(("cursor", cursor)),
            ContractsJson.Default.ListResponseApprovalResponse,
            cancellationToken);

    public Task<ApiResult> ApproveInstructorAsync(string userId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/admin/users/{userId}/approve-instructor")), cancellationToken);
}
