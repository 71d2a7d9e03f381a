using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class NotificationsApi(ApiTransport api)
{
    public Task<ApiResult<ListResponse<NotificationResponse>>> ListAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            "/api/notifications" + ApiPath.Query(("cursor", cursor)),
            ContractsJson.Default.ListResponseNotificationResponse,
            cancellationToken);

    public Task<ApiResult> MarkReadAsync(string notificationId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/notifications/{notificationId}/read")), cancellationToken);

    public Task<ApiResult> MarkAllReadAsync(CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/notifications/read-all"), cancellationToken);
}
