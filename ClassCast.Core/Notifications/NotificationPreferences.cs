using ClassCast.Core.Ports;

namespace ClassCast.Core.Notifications;

/// <summary>What somebody wants to hear of, and how. Nobody has a row before they change something: then <see cref="Default"/> holds.</summary>
public sealed record NotificationPreferences : Item
{
    public required string UserId { get; init; }

    /// <summary>How often mail with notices comes.</summary>
    public required MailFrequency Mail { get; init; }

    /// <summary>Not shown in the classroom. What is switched off is kept nevertheless, and is there when it is switched on again.</summary>
    public IReadOnlyList<NoticeKind> Hidden { get; init => field = value ?? []; } = [];

    /// <summary>Not mailed.</summary>
    public IReadOnlyList<NoticeKind> Unmailed { get; init => field = value ?? []; } = [];

    /// <summary>Everything is shown; what is still unread is mailed once a day.</summary>
    public static NotificationPreferences Default(string userId) => new() { UserId = userId, Mail = MailFrequency.Daily };

    public bool Shows(NotificationType type) => NoticeKinds.Of(type) is not { } kind || !Hidden.Contains(kind);

    public bool Mails(NotificationType type) => Mail is not MailFrequency.Never && NoticeKinds.Of(type) is { } kind && !Unmailed.Contains(kind);
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
