using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class VideosApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<UploadResponse>> StartAsync(StartUploadRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            "/api/videos/presigned-upload",
            request,
            Json.StartUploadRequest,
            Json.UploadResponse,
            default,
            cancellationToken);

    public Task<ApiResult<UploadResponse>> ResumeAsync(string videoId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/videos/{videoId}/upload"), Json.UploadResponse, cancellationToken);

    public Task<ApiResult<UploadResponse>> PartsAsync(string videoId, PartAddressesRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            ApiPath.Of($"/api/videos/{videoId}/upload/parts"),
            request,
            Json.PartAddressesRequest,
            Json.UploadResponse,
            default,
            cancellationToken);

    public Task<ApiResult> GiveUpAsync(string videoId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Delete, ApiPath.Of($"/api/videos/{videoId}/upload")), cancellationToken);

    public Task<ApiResult<ReceiptResponse>> ConfirmAsync(ConfirmUploadRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(
            HttpMethod.Post,
            "/api/videos/confirm",
            request,
            Json.ConfirmUploadRequest,
            Json.ReceiptResponse,
            default,
            cancellationToken);

    public Task<ApiResult<VideoResponse>> GetAsync(string videoId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/videos/{videoId}"), Json.VideoResponse, cancellationToken);

    public Task<ApiResult> RetryAsync(string videoId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/videos/{videoId}/retry")), cancellationToken);
}
