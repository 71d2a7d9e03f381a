using ClassCast.Core;
using ClassCast.Core.Courses;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Contracts;

/// <summary>Items with ids of their own, so that suites also work on tables that are not empty.</summary>
internal static class Sample
{
    public static DateTimeOffset Time { get; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static User User(string? email = null, Role role = Role.Student, DateTimeOffset? createdAt = null) => new()
    {
        UserId = Ids.New(),
        Email = email ?? $"{Ids.New()}@example.org",
        GivenName = "Ada",
        FamilyName = "Lovelace",
        Role = role,
        CreatedAt = createdAt ?? Time,
    };

    public static Course Course(string instructorId, DateTimeOffset? createdAt = null, string description = "") => new()
    {
        CourseId = Ids.New(),
        InstructorId = instructorId,
        Title = "Rhetoric",
        Description = description,
        Colour = "blue",
        Capacity = 30,
        Status = CourseStatus.Published,
        Code = Ids.New(),
        CreatedAt = createdAt ?? Time,
    };

    public static Enrollment Enrollment(string courseId, string userId, CourseRole role = CourseRole.Student) => new()
    {
        CourseId = courseId,
        UserId = userId,
        Role = role,
        JoinedAt = Time,
    };

    public static Notification Notification(string userId, string notificationId) => new()
    {
        UserId = userId,
        NotificationId = notificationId,
        Type = NotificationType.GradeReleased,
        Title = "Graded",
        Link = "/",
        CreatedAt = Time,
    };

    public static SeatCount Seats(int taken = 0) => new() { OwnerId = Ids.New(), Taken = taken };

    public static QueueDefinition<ProcessVideo> Queue(TimeSpan? leaseTime = null) => new()
    {
        Name = $"contract-{Ids.New()}",
        LeaseTime = leaseTime ?? TimeSpan.FromSeconds(30),
        MaximumAttempts = 3,
        Json = CoreJson.Default.ProcessVideo,
    };
}
