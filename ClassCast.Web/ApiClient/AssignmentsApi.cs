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

    /// <summary>The assignments of all courses that the caller is a student of, by due date.</summary>
    public Task<ApiResult<ListResponse<AssignmentResponse>>> MineAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync("/api/student/assignments" + ApiPath.Query(("cursor", cursor)), Json.ListResponseAssignmentResponse, cancellationToken);

    /// <summary>Publishes a draft, or opens a closed assignment again.</summary>
    public Task<ApiResult<AssignmentResponse>> PublishAsync(string assignmentId, CancellationToken cancellationToken) =>
        PostAsync(ApiPath.Of($"/api/assignments/{assignmentId}/publish"), cancellationToken);

    /// <summary>Takes no more work.</summary>
    public Task<ApiResult<AssignmentResponse>> CloseAsync(string assignmentId, CancellationToken cancellationToken) =>
        PostAsync(ApiPath.Of($"/api/assignments/{assignmentId}/close"), cancellationToken);

    private Task<ApiResult<AssignmentResponse>> PostAsync(string path, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, path), Json.AssignmentResponse, cancellationToken);
}
