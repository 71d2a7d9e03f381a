using ClassCast.Contracts;

namespace ClassCast.Web.ApiClient;

public sealed class NotificationsApi(ApiTransport api)
{
    private static ContractsJson Json => ContractsJson.Default;

    public Task<ApiResult<ListResponse<NotificationResponse>>> ListAsync(string? cursor, CancellationToken cancellationToken) =>
        api.GetAsync(
            "/api/notifications" + ApiPath.Query(("cursor", cursor)),
            Json.ListResponseNotificationResponse,
            cancellationToken);

    public Task<ApiResult> MarkReadAsync(string notificationId, CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, ApiPath.Of($"/api/notifications/{notificationId}/read")), cancellationToken);

    public Task<ApiResult> MarkAllReadAsync(CancellationToken cancellationToken) =>
        api.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/notifications/read-all"), cancellationToken);

    public Task<ApiResult<NotificationPreferencesResponse>> PreferencesAsync(CancellationToken cancellationToken) =>
        api.GetAsync("/api/me/notification-preferences", Json.NotificationPreferencesResponse, cancellationToken);

    public Task<ApiResult<NotificationPreferencesResponse>> EditPreferencesAsync(
        NotificationPreferencesRequest preferences, string etag, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Put,
        "/api/me/notification-preferences",
        preferences,
        Json.NotificationPreferencesRequest,
        Json.NotificationPreferencesResponse,
        new CallHeaders(IfMatch: etag),
        cancellationToken);

    /// <summary>What the link in a mail would end.</summary>
    public Task<ApiResult<UnsubscribeResponse>> LookAsync(string token, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post, "/api/unsubscribe/look", new UnsubscribeRequest(token), Json.UnsubscribeRequest, Json.UnsubscribeResponse, default, cancellationToken);

    public Task<ApiResult<UnsubscribeResponse>> UnsubscribeAsync(string token, CancellationToken cancellationToken) => api.SendAsync(
        HttpMethod.Post, "/api/unsubscribe", new UnsubscribeRequest(token), Json.UnsubscribeRequest, Json.UnsubscribeResponse, default, cancellationToken);
}
