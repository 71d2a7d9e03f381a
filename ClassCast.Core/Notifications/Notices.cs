using System.Globalization;
using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Notifications;

/// <summary>The wording of notices, and the way into a commit: the row and its live event together.</summary>
public static class Notices
{
    public static Notification GradeReleased(Grade grade, Assignment assignment, bool isCorrection, TimeProvider time) => new()
    {
        UserId = grade.StudentId,
        NotificationId = Ids.New(time),
        Type = NotificationType.GradeReleased,
        Title = isCorrection ? $"Your grade for “{assignment.Title}” was changed" : $"“{assignment.Title}” was graded",
        Body = string.Create(CultureInfo.InvariantCulture, $"{grade.FinalPoints:0.##} of {grade.MaximumPoints} points"),
        Link = $"/submissions/{grade.SubmissionId}",
        CreatedAt = time.GetUtcNow(),
    };

    /// <param name="wishesToTeach">Waits for an administrator.</param>
    public static Notification Welcome(string userId, bool wishesToTeach, DateTimeOffset at) => new()
    {
        UserId = userId,
        NotificationId = Ids.For(at, $"welcome|{userId}"), // once, however often it is made
        Type = NotificationType.Welcome,
        Title = "Welcome to ClassCast",
        Body = wishesToTeach
            ? "An administrator has to approve that you teach. Until then you can join courses as a student."
            : "Your teacher has a code for each course: enter it to join.",
        Link = "/join",
        CreatedAt = at,
    };

    /// <param name="after">As assistant or instructor.</param>
    public static Notification AddedToStaff(Enrollment after, Course course, TimeProvider time) => new()
    {
        UserId = after.UserId,
        NotificationId = Ids.New(time),
        Type = NotificationType.CourseStaff,
        Title = after.Role is CourseRole.Instructor ? $"You are an instructor of “{course.Title}” now" : $"You assist in “{course.Title}” now",
        Body = after.Role is CourseRole.Instructor
            ? "You run the course together with those who taught it before."
            : "You see everybody’s work in it, and grade it.",
        Link = $"/courses/{course.CourseId}",
        CreatedAt = time.GetUtcNow(),
    };

    public static Notification PasswordChanged(string userId, TimeProvider time) => Security(
        userId, "Your password was changed", "All devices were signed out. If it was not you, ask for a new password at once.", "/account/security", time);

    public static Notification EmailChanged(string userId, TimeProvider time) => Security(
        userId, "Your address was changed", "You sign in with the new one. All devices were signed out.", "/account/security", time);

    public static Notification SessionReplayed(string userId, string? device, TimeProvider time) => Security(
        userId,
        "We have ended a session of yours",
        $"{(device is null ? "It" : $"The one on {device}")} was used from two places: somebody may have copied it. If that surprises you, choose a new password.",
        "/account/sessions",
        time);

    private static Notification Security(string userId, string title, string body, string link, TimeProvider time) => new()
    {
        UserId = userId,
        NotificationId = Ids.New(time),
        Type = NotificationType.Security,
        Title = title,
        Body = body,
        Link = link,
        CreatedAt = time.GetUtcNow(),
    };

    public static Notification ExportReady(string userId, TimeProvider time) => new()
    {
        UserId = userId,
        NotificationId = Ids.New(time),
        Type = NotificationType.ExportReady,
        Title = "The archive of your data is ready",
        Body = "Download it from your account, under Privacy.",
        Link = "/account/privacy",
        CreatedAt = time.GetUtcNow(),
    };

    /// <summary>Writes the notification, announces it to the user's open pages, and leaves to a job whether it is mailed: its cause waits for nobody's wishes.</summary>
    public static Transaction Notify(this Transaction transaction, Notification notification)
    {
        transaction
            .Put(TableCatalog.Notifications, notification)
            .Announce(
                notification.UserId,
                LiveEventTypes.NotificationCreated,
                new NotificationCreated(
                    notification.NotificationId,
                    notification.Type.ToString(),
                    notification.Title,
                    notification.Body,
                    notification.Link,
                    notification.CreatedAt),
                CoreJson.Default.NotificationCreated);
        return NoticeKinds.Of(notification.Type) is null
            ? transaction
            : transaction.Enqueue(Queues.NoticeMails, new MailNotice(notification.UserId, notification.NotificationId));
    }
}
