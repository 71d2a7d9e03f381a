using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Http;
using ClassCast.Core.Identity;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Tables;

/// <summary>Every table there is. Backends create exactly these; infrastructure templates are compared with them.</summary>
public static class TableCatalog
{
    public static Table<User> Users { get; } = new()
    {
        Name = "Users",
        PartitionKey = "userId",
        Indexes =
        [
            new("email-index", "email"),
            new("role-index", "role", "createdAt"),
            new("role-email-index", "role", "email"),
            new("role-name-index", "role", "nameKey"),
            new("status-index", "status", "email"),
        ],
        Json = CoreJson.Default.User,
    };

    public static Table<TeachingRequest> TeachingRequests { get; } = new()
    {
        Name = "TeachingRequests",
        PartitionKey = "email",
        Indexes = [new("state-index", "state", "requestedAt")],
        TimeToLive = "expiresAt",
        Json = CoreJson.Default.TeachingRequest,
    };

    public static Table<Course> Courses { get; } = new()
    {
        Name = "Courses",
        PartitionKey = "courseId",
        Indexes = [new("instructorId-index", "instructorId", "createdAt"), new("code-index", "code")],
        Json = CoreJson.Default.Course,
    };

    public static Table<Section> Sections { get; } = new()
    {
        Name = "Sections",
        PartitionKey = "sectionId",
        Indexes = [new("courseId-index", "courseId", "createdAt"), new("code-index", "code")],
        Json = CoreJson.Default.Section,
    };

    public static Table<SeatCount> SeatCounts { get; } = new()
    {
        Name = "SeatCounts",
        PartitionKey = "ownerId",
        Json = CoreJson.Default.SeatCount,
    };

    public static Table<Enrollment> Enrollments { get; } = new()
    {
        Name = "Enrollments",
        PartitionKey = "courseId",
        SortKey = "userId",
        Indexes = [new("userId-index", "userId", "joinedAt"), new("teachingCourseId-index", "teachingCourseId")],
        Json = CoreJson.Default.Enrollment,
    };

    public static Table<Assignment> Assignments { get; } = new()
    {
        Name = "Assignments",
        PartitionKey = "assignmentId",
        Indexes = [new("courseId-dueDate-index", "courseId", "dueAt"), new("instructorId-index", "instructorId", "createdAt")],
        Json = CoreJson.Default.Assignment,
    };

    public static Table<AssignmentCount> AssignmentCounts { get; } = new()
    {
        Name = "AssignmentCounts",
        PartitionKey = "assignmentId",
        Json = CoreJson.Default.AssignmentCount,
    };

    public static Table<Submission> Submissions { get; } = new()
    {
        Name = "Submissions",
        PartitionKey = "submissionId",
        Indexes =
        [
            new("studentId-index", "studentId", "submittedAt"),
            new("assignmentId-status-index", "assignmentId", "statusSubmittedAt"),
            new("courseId-index", "courseId", "submittedAt"),
            new("courseId-status-index", "courseId", "statusSubmittedAt"),
        ],
        Json = CoreJson.Default.Submission,
    };

    public static Table<Grade> Grades { get; } = new()
    {
        Name = "Grades",
        PartitionKey = "submissionId",
        Indexes = [new("studentId-index", "studentId", "gradedAt"), new("courseId-index", "courseId", "gradedAt"), new("assignmentId-index", "assignmentId", "gradedAt")],
        Json = CoreJson.Default.Grade,
    };

    public static Table<Video> Videos { get; } = new()
    {
        Name = "Videos",
        PartitionKey = "videoId",
        Indexes = [new("userId-index", "userId", "createdAt"), new("assignmentId-index", "assignmentId", "createdAt")],
        Json = CoreJson.Default.Video,
    };

    public static Table<Notification> Notifications { get; } = new()
    {
        Name = "Notifications",
        PartitionKey = "userId",
        SortKey = "notificationId",
        Indexes = [new("type-index", "type", "createdAt")],
        Json = CoreJson.Default.Notification,
    };

    public static Table<NotificationMark> NotificationMarks { get; } = new()
    {
        Name = "NotificationMarks",
        PartitionKey = "userId",
        Json = CoreJson.Default.NotificationMark,
    };

    public static Table<Connection> Connections { get; } = new()
    {
        Name = "Connections",
        PartitionKey = "connectionId",
        Indexes = [new("userId-index", "userId")],
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = CoreJson.Default.Connection,
    };

    public static Table<IdempotencyRecord> Idempotency { get; } = new()
    {
        Name = "Idempotency",
        PartitionKey = "idempotencyKey",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        Json = CoreJson.Default.IdempotencyRecord,
    };

    /// <summary>Append only, through <see cref="AuditLog"/>.</summary>
    public static Table<AuditEntry> Audit { get; } = new()
    {
        Name = "Audit",
        PartitionKey = "auditId",
        Indexes =
        [
            new("subjectId-index", "subjectId", "at"),
            new("actorId-index", "actorId", "at"),
            new("kind-index", "kind", "at"),
            new("month-index", "month", "at"),
        ],
        TimeToLive = "expiresAt",
        Json = CoreJson.Default.AuditEntry,
    };

    public static IReadOnlyList<TableDefinition> All { get; } =
    [
        Users,
        TeachingRequests,
        Courses,
        Sections,
        SeatCounts,
        Enrollments,
        Assignments,
        AssignmentCounts,
        Submissions,
        Grades,
        Videos,
        Notifications,
        NotificationMarks,
        Connections,
        Idempotency,
        Audit,
        .. IdentityTables.All,
    ];
}
