using ClassCast.Core.People;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Messages;

/// <summary>The types of live events, and with each its data.</summary>
public static class LiveEventTypes
{
    /// <summary>Data: <see cref="VideoChanged"/>. To the owner, and to the course's instructors when a video arrives or ends.</summary>
    public const string VideoChanged = "video.changed";

    /// <summary>Data: <see cref="GradeReleased"/>.</summary>
    public const string GradeReleased = "grade.released";

    /// <summary>Data: <see cref="NotificationCreated"/>.</summary>
    public const string NotificationCreated = "notification.created";

    /// <summary>Data: <see cref="PictureChanged"/>. To its owner, when the latest upload has become their picture, or could not.</summary>
    public const string PictureChanged = "picture.changed";

    /// <summary>Data: <see cref="AccountChanged"/>. To the processes, which let go of what they know of the account; pages do not get it.</summary>
    public const string AccountChanged = "account.changed";

    /// <summary>Data: <see cref="SessionsEnded"/>. To the processes, as <see cref="AccountChanged"/>.</summary>
    public const string SessionsEnded = "sessions.ended";
}

/// <param name="Watchable">Whether at least one rendition can be played.</param>
/// <param name="FailureReason">When <see cref="VideoState.Failed"/>.</param>
public sealed record VideoChanged(string VideoId, string AssignmentId, VideoState State, int Percent, bool Watchable, string? FailureReason);

/// <param name="IsReady">False when it could not be prepared.</param>
public sealed record PictureChanged(bool IsReady);

/// <param name="SessionId">Null for all of the account.</param>
public sealed record SessionsEnded(string? SessionId);

public sealed record AccountChanged(UserStatus Status, Role Role);

public sealed record GradeReleased(string SubmissionId, string AssignmentId, decimal FinalPoints, int MaximumPoints);

public sealed record NotificationCreated(string NotificationId, string Type, string Title, string Body, string Link, DateTimeOffset CreatedAt);
