namespace ClassCast.Contracts;

/// <summary>Items of GET /api/notifications, newest first. POST /api/notifications/{id}/read and POST /api/notifications/read-all → 204.</summary>
/// <param name="Link">Path in the web front end.</param>
public sealed record NotificationResponse(
    string NotificationId,
    string Type,
    string Title,
    string Body,
    string Link,
    DateTimeOffset CreatedAt,
    bool IsRead);
