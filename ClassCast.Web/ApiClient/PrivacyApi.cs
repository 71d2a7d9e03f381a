using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

/// <summary>One's own data, and its end.</summary>
public sealed class PrivacyApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<PrivacyResponse>> GetAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/privacy", Json.PrivacyResponse, cancellationToken);

    public Task<ApiResult<ListResponse<AccessResponse>>> AccessesAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/accesses" + ApiPath.Query(("cursor", cursor), ("limit", "20")), Json.ListResponseAccessResponse, cancellationToken);

    public Task<ApiResult<DataExportResponse>> ExportAsync(string password, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/me/export", new PasswordRequest(password), Json.PasswordRequest, Json.DataExportResponse, default, cancellationToken);

    public Task<ApiResult<DownloadAddressResponse>> AddressAsync(string password, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post, "/api/me/export/address", new PasswordRequest(password), Json.PasswordRequest, Json.DownloadAddressResponse, default, cancellationToken);

    public Task<ApiResult<ErasureStartedResponse>> EraseAsync(EraseRequest request, CancellationToken cancellationToken) =>
        api.SendAsync(HttpMethod.Post, "/api/me/erase", request, Json.EraseRequest, Json.ErasureStartedResponse, default, cancellationToken);

    public Task<ApiResult<ErasureStartedResponse>> EraseUserAsync(string userId, EraseUserRequest request, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post, ApiPath.Of($"/api/admin/users/{userId}/erase"), request, Json.EraseUserRequest, Json.ErasureStartedResponse, default, cancellationToken);

    public Task<ApiResult<ErasureReceiptResponse>> ReceiptAsync(string receiptId, CancellationToken cancellationToken) =>
        api.GetAsync(ApiPath.Of($"/api/erasure-receipts/{receiptId}"), Json.ErasureReceiptResponse, cancellationToken);
}
