using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class CoursesApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<ListResponse<CourseResponse>>> ListAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync("/api/courses" + ApiPath.Query(("cursor", cursor)), Json.ListResponseCourseResponse, cancellationToken);

    public Task<ApiResult<CourseResponse>> GetAsync(string courseId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/courses/{courseId}"), Json.CourseResponse, cancellationToken);

    public Task<ApiResult<CourseResponse>> CreateAsync(CourseRequest course, string idempotencyKey, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            "/api/courses",
            course,
            Json.CourseRequest,
            Json.CourseResponse,
            new CallHeaders(IdempotencyKey: idempotencyKey),
            cancellationToken);

    public Task<ApiResult<CourseResponse>> UpdateAsync(string courseId, CourseRequest course, string etag, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Put,
            ApiPath.Of($"/api/courses/{courseId}"),
            course,
            Json.CourseRequest,
            Json.CourseResponse,
            new CallHeaders(IfMatch: etag),
            cancellationToken);

    public Task<ApiResult<SectionResponse>> AddSectionAsync(
        string courseId,
        SectionRequest section,
        string idempotencyKey,
        CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            ApiPath.Of($"/api/courses/{courseId}/sections"),
            section,
            Json.SectionRequest,
            Json.SectionResponse,
            new CallHeaders(IdempotencyKey: idempotencyKey),
            cancellationToken);

    public Task<ApiResult<ListResponse<RosterEntry>>> RosterAsync(string courseId, string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            ApiPath.Of($"/api/courses/{courseId}/roster") + ApiPath.Query(("cursor", cursor)),
            Json.ListResponseRosterEntry,
            cancellationToken);

    public Task<ApiResult<JoinResponse>> JoinAsync(string code, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/enrollments", new JoinRequest(code), Json.JoinRequest, Json.JoinResponse, default, cancellationToken);
}
