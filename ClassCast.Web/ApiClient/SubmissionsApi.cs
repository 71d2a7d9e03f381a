using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class SubmissionsApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<SubmissionResponse>> GetAsync(string submissionId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/submissions/{submissionId}"), Json.SubmissionResponse, cancellationToken);

    public Task<ApiResult<ListResponse<SubmissionListItem>>> ListAsync(SubmissionFilter filter, CancellationToken cancellationToken) =>
        api.GetAsync(
            "/api/instructor/video-submissions" + ApiPath.Query(
                ("assignmentId", filter.AssignmentId),
                ("courseId", filter.CourseId),
                ("status", filter.Status?.ToString()),
                ("cursor", filter.Cursor),
                ("limit", filter.Limit?.ToString())),
            Json.ListResponseSubmissionListItem,
            cancellationToken);

    public Task<ApiResult<GradeResponse>> GradeAsync(string submissionId, GradeRequest grade, string etag, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            ApiPath.Of($"/api/submissions/{submissionId}/grade"),
            grade,
            Json.GradeRequest,
            Json.GradeResponse,
            new CallHeaders(IfMatch: etag),
            cancellationToken);
}

public sealed record SubmissionFilter(
    string? AssignmentId = null,
    string? CourseId = null,
    SubmissionStatus? Status = null,
    string? Cursor = null,
    int? Limit = null);
