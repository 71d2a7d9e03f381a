using System.ComponentModel.DataAnnotations;

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

/// <summary>GET /api/me/notification-preferences, and the answer of PUT.</summary>
/// <param name="Kinds">Every kind once.</param>
/// <param name="Mail">How often mail with notices comes.</param>
/// <param name="DigestHour">When digests are sent: the hour of the day, in UTC. Weekly ones go on Mondays.</param>
/// <param name="ETag">For <c>If-Match</c> of the next edit.</param>
public sealed record NotificationPreferencesResponse(IReadOnlyList<NoticePreference> Kinds, MailFrequency Mail, int DigestHour, string ETag);

/// <summary>PUT /api/me/notification-preferences, with If-Match.</summary>
/// <param name="Kinds">Every kind once.</param>
/// <param name="Mail">How often.</param>
public sealed record NotificationPreferencesRequest(
    [property: Required, MaxLength(20)] IReadOnlyList<NoticePreference> Kinds,
    [property: Required] MailFrequency? Mail);

/// <param name="Kind">Of notice.</param>
/// <param name="InApp">Shown in the classroom, and live on open pages.</param>
/// <param name="ByMail">Mailed, as often as mail comes.</param>
public sealed record NoticePreference([property: Required] NoticeKind? Kind, bool InApp, bool ByMail);

/// <summary>What is about the account itself is not among them: it always comes.</summary>
public enum NoticeKind
{
    Assignments,
    Submissions,
    Grades,
}

public enum MailFrequency
{
    /// <summary>One mail for each notice.</summary>
    Instant,

    /// <summary>One mail a day with what is unread, if anything is.</summary>
    Daily,

    /// <summary>The same once a week.</summary>
    Weekly,
    Never,
}

/// <summary>POST /api/unsubscribe and POST /api/unsubscribe/look, without signing in.</summary>
/// <param name="Token">From the link in a mail.</param>
public sealed record UnsubscribeRequest([property: Required, StringLength(200, MinimumLength = 1)] string Token);

/// <summary>What the link ends, or has ended.</summary>
/// <param name="Kind">Mail of this kind; null for all mail with notices.</param>
/// <param name="IsOff">Whether it is off already.</param>
public sealed record UnsubscribeResponse(NoticeKind? Kind, bool IsOff);
