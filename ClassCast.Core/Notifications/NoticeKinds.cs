namespace ClassCast.Core.Notifications;

/// <summary>What people choose between, when they say what they want to hear of.</summary>
public enum NoticeKind
{
    /// <summary>New assignments.</summary>
    Assignments,

    /// <summary>What became of the work one handed in.</summary>
    Submissions,

    /// <summary>Grades and their corrections.</summary>
    Grades,
}

public static class NoticeKinds
{
    public static IReadOnlyList<NoticeKind> All { get; } = Enum.GetValues<NoticeKind>();

    /// <summary>Null for what is about the account itself: nobody switches that off, and it is not mailed from here, because its cause sends a mail of its own.</summary>
    public static NoticeKind? Of(NotificationType type) => type switch
    {
        NotificationType.AssignmentPublished => NoticeKind.Assignments,
        NotificationType.SubmissionReceived or NotificationType.VideoReady or NotificationType.VideoFailed => NoticeKind.Submissions,
        NotificationType.GradeReleased => NoticeKind.Grades,
        _ => null,
    };
}
