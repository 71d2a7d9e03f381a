using ClassCast.Core.Ports;

namespace ClassCast.Core.Notifications;

/// <summary>A notice to one person, written in the same commit as its cause.</summary>
public sealed record Notification : Item
{
    public required string UserId { get; init; }

    /// <summary>Time-ordered, as every id.</summary>
    public required string NotificationId { get; init; }

    public required NotificationType Type { get; init; }

    public required string Title { get; init; }

    public string Body { get; init => field = value ?? ""; } = "";

    /// <summary>Path in the web front end, for example <c>/submissions/…</c>.</summary>
    public required string Link { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The mail it is in or will be in, a digest's or its own; so it is in one only. Null when it is mailed in none.</summary>
    public string? MailId { get; init; }

    public bool IsRead(NotificationMark? mark) => ReadAt is not null || (mark is not null && string.CompareOrdinal(NotificationId, mark.ReadThrough) <= 0);
}

/// <summary>How far a user has read: "mark all as read" is one write, however many notices there are.</summary>
public sealed record NotificationMark : Item
{
    public required string UserId { get; init; }

    /// <summary>Every notification up to and with this one is read.</summary>
    public required string ReadThrough { get; init; }
}

public enum NotificationType
{
    AssignmentPublished,
    SubmissionReceived,
    VideoReady,
    VideoFailed,
    GradeReleased,

    /// <summary>Something about the account itself; nobody can switch it off.</summary>
    Security,

    /// <summary>The archive of one's own data can be downloaded.</summary>
    ExportReady,

    /// <summary>The first of all.</summary>
    Welcome,

    /// <summary>One teaches a course now, or teaches it as something else.</summary>
    CourseStaff,
}

/// <summary>One live socket of a user; swept after <see cref="ExpiresAt"/> if its process died.</summary>
public sealed record Connection : Item
{
    public required string ConnectionId { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>Unix seconds; renewed while the socket lives.</summary>
    public required long ExpiresAt { get; init; }
}
