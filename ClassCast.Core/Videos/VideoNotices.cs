using ClassCast.Core.Assignments;
using ClassCast.Core.Notifications;
using ClassCast.Core.Submissions;

namespace ClassCast.Core.Videos;

/// <summary>What the student is told when processing ends.</summary>
public static class VideoNotices
{
    /// <param name="assignment">Null when it has been deleted meanwhile.</param>
    public static Notification Ready(Video video, Assignment? assignment, TimeProvider time) => Create(
        video,
        NotificationType.VideoReady,
        assignment is null ? "Your video is ready" : $"Your video for “{assignment.Title}” is ready",
        "It can be watched now, and your instructor sees it.",
        time);

    /// <param name="failure">Its sentence becomes the body.</param>
    public static Notification Failed(Video video, VideoFailure failure, Assignment? assignment, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Create(
            video,
            NotificationType.VideoFailed,
            assignment is null ? "Your video could not be processed" : $"Your video for “{assignment.Title}” could not be processed",
            failure.Reason,
            time);
    }

    private static Notification Create(Video video, NotificationType type, string title, string body, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(time);
        return new Notification
        {
            UserId = video.UserId,
            NotificationId = Ids.New(time),
            Type = type,
            Title = title,
            Body = body,
            Link = $"/submissions/{SubmissionIds.For(video.AssignmentId, video.UserId)}",
            CreatedAt = time.GetUtcNow(),
        };
    }
}
