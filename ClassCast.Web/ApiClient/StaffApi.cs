using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>Who teaches a course.</summary>
public sealed class StaffApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<ListResponse<StaffMemberResponse>>> ListAsync(string courseId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/courses/{courseId}/staff"), Json.ListResponseStaffMemberResponse, cancellationToken);

    public Task<ApiResult<StaffMemberResponse>> AddAsync(string courseId, string email, CourseRole role, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post,
        ApiPath.Of($"/api/courses/{courseId}/staff"),
        new StaffRequest(email, role),
        Json.StaffRequest,
        Json.StaffMemberResponse,
        default,
        cancellationToken);

    public Task<ApiResult> RemoveAsync(string courseId, string userId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Delete, ApiPath.Of($"/api/courses/{courseId}/staff/{userId}")), cancellationToken);

    public Task<ApiResult> HandOverAsync(string courseId, string userId, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, ApiPath.Of($"/api/courses/{courseId}/owner"), new CourseOwnerRequest(userId), Json.CourseOwnerRequest, cancellationToken);
}
