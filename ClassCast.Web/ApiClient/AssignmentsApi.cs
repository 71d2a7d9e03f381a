using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class AssignmentsApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<ListResponse<AssignmentResponse>>> ListAsync(string courseId, string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            ApiPath.Of($"/api/courses/{courseId}/assignments") + ApiPath.Query(("cursor", cursor)),
            Json.ListResponseAssignmentResponse,
            cancellationToken);

    public Task<ApiResult<AssignmentResponse>> GetAsync(string assignmentId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/assignments/{assignmentId}"), Json.AssignmentResponse, cancellationToken);

    public Task<ApiResult<AssignmentResponse>> CreateAsync(
        string courseId,
        AssignmentRequest assignment,
        string idempotencyKey,
        CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            ApiPath.Of($"/api/courses/{courseId}/assignments"),
            assignment,
            Json.AssignmentRequest,
            Json.AssignmentResponse,
            new CallHeaders(IdempotencyKey: idempotencyKey),
            cancellationToken);

    public Task<ApiResult<AssignmentResponse>> UpdateAsync(
        string assignmentId,
        AssignmentRequest assignment,
        string etag,
        CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Put,
            ApiPath.Of($"/api/assignments/{assignmentId}"),
            assignment,
            Json.AssignmentRequest,
            Json.AssignmentResponse,
            new CallHeaders(IfMatch: etag),
            cancellationToken);

    public Task<ApiResult> PublishAsync(string assignmentId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/assignments/{assignmentId}/publish")), cancellationToken);
}
