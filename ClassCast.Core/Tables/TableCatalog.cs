using ClassCast.Core.Assignments;
using ClassCast.Core.Audit;
using ClassCast.Core.Courses;
using ClassCast.Core.Http;
using ClassCast.Core.Identity;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Privacy;
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
        PersonalData = PersonalData.Of(
            "Profile",
            DataExport.File("profile.json", "Your name, address and role."),
            DataErasure.Delete),
        Json = CoreJson.Default.User,
    };

    public static Table<Picture> Pictures { get; } = new()
    {
        Name = "Pictures",
        PartitionKey = "userId",
        PersonalData = PersonalData.Of(
            "Which picture is shown beside your name",
            DataExport.Withheld("It is an id of the picture, which is in the archive itself."),
            DataErasure.Delete),
        Json = CoreJson.Default.Picture,
    };

    public static Table<TeachingRequest> TeachingRequests { get; } = new()
    {
        Name = "TeachingRequests",
        PartitionKey = "email",
        Indexes = [new("state-index", "state", "requestedAt")],
        TimeToLive = "expiresAt",
        PersonalData = PersonalData.Of(
            "Wish to teach",
            DataExport.File("teaching-request.json", "That you asked to become an instructor."),
            DataErasure.Delete),
        Json = CoreJson.Default.TeachingRequest,
    };

    public static Table<Invitation> Invitations { get; } = new()
    {
        Name = "Invitations",
        PartitionKey = "invitationId",
        Indexes = [new("state-index", "state", "createdAt"), new("email-index", "email", "createdAt")],
        TimeToLive = "expiresAt",
        PersonalData = PersonalData.Of(
            "Invitations to teach",
            DataExport.File("invitations.json", "That you were invited to teach."),
            DataErasure.Delete),
        Json = CoreJson.Default.Invitation,
    };

    public static Table<Course> Courses { get; } = new()
    {
        Name = "Courses",
        PartitionKey = "courseId",
        Indexes = [new("instructorId-index", "instructorId", "createdAt"), new("code-index", "code")],
        PersonalData = PersonalData.Of(
            "Courses you created",
            DataExport.File("courses-created.json", "Courses that you created."),
            DataErasure.Pseudonymise("The course stays with those who still teach it and with the administrators.")),
        Json = CoreJson.Default.Course,
    };

    public static Table<Section> Sections { get; } = new()
    {
        Name = "Sections",
        PartitionKey = "sectionId",
        Indexes = [new("courseId-index", "courseId", "createdAt"), new("code-index", "code")],
        PersonalData = PersonalData.None("About a course."),
        Json = CoreJson.Default.Section,
    };

    public static Table<SeatCount> SeatCounts { get; } = new()
    {
        Name = "SeatCounts",
        PartitionKey = "ownerId",
        PersonalData = PersonalData.None("A number."),
        Json = CoreJson.Default.SeatCount,
    };

    public static Table<Enrollment> Enrollments { get; } = new()
    {
        Name = "Enrollments",
        PartitionKey = "courseId",
        SortKey = "userId",
        Indexes = [new("userId-index", "userId", "joinedAt"), new("teachingCourseId-index", "teachingCourseId")],
        PersonalData = PersonalData.Of(
            "Courses you are in",
            DataExport.File("courses.json", "Courses that you are in, and as what."),
            DataErasure.Delete),
        Json = CoreJson.Default.Enrollment,
    };

    public static Table<Assignment> Assignments { get; } = new()
    {
        Name = "Assignments",
        PartitionKey = "assignmentId",
        Indexes = [new("courseId-dueDate-index", "courseId", "dueAt"), new("instructorId-index", "instructorId", "createdAt")],
        PersonalData = PersonalData.Of(
            "Assignments you created",
            DataExport.File("assignments-created.json", "Assignments that you created."),
            DataErasure.Pseudonymise("The assignment belongs to its course.")),
        Json = CoreJson.Default.Assignment,
    };

    public static Table<AssignmentCount> AssignmentCounts { get; } = new()
    {
        Name = "AssignmentCounts",
        PartitionKey = "assignmentId",
        PersonalData = PersonalData.None("Numbers."),
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
        PersonalData = PersonalData.Of(
            "Submissions",
            DataExport.File("submissions.json", "What you handed in, when, and for which assignment."),
            DataErasure.Pseudonymise("Of graded work, when it was handed in. Ungraded work goes.")),
        Json = CoreJson.Default.Submission,
    };

    public static Table<Grade> Grades { get; } = new()
    {
        Name = "Grades",
        PartitionKey = "submissionId",
        Indexes = [new("studentId-index", "studentId", "gradedAt"), new("courseId-index", "courseId", "gradedAt"), new("assignmentId-index", "assignmentId", "gradedAt")],
        PersonalData = PersonalData.Of(
            "Grades",
            DataExport.File("grades.json", "Your grades with their feedback."),
            DataErasure.Pseudonymise("Points, as the school's record. The feedback goes, as it speaks to you.")),
        Json = CoreJson.Default.Grade,
    };

    public static Table<Video> Videos { get; } = new()
    {
        Name = "Videos",
        PartitionKey = "videoId",
        Indexes = [new("userId-index", "userId", "createdAt"), new("assignmentId-index", "assignmentId", "createdAt")],
        PersonalData = PersonalData.Of(
            "Videos",
            DataExport.File("videos.json", "Your videos: name, size, length, state. The files themselves are in the folder videos."),
            DataErasure.Pseudonymise("Of graded work, that there was a video. Its files and its name go.")),
        Json = CoreJson.Default.Video,
    };

    public static Table<Notification> Notifications { get; } = new()
    {
        Name = "Notifications",
        PartitionKey = "userId",
        SortKey = "notificationId",
        Indexes = [new("type-index", "type", "createdAt")],
        PersonalData = PersonalData.Of(
            "Notices",
            DataExport.File("notices.json", "Notices that you got."),
            DataErasure.Delete),
        Json = CoreJson.Default.Notification,
    };

    public static Table<NotificationMark> NotificationMarks { get; } = new()
    {
        Name = "NotificationMarks",
        PartitionKey = "userId",
        PersonalData = PersonalData.Of(
            "How far you read your notices",
            DataExport.Withheld("It is an id of one of the notices."),
            DataErasure.Delete),
        Json = CoreJson.Default.NotificationMark,
    };

    public static Table<NotificationPreferences> NotificationPreferences { get; } = new()
    {
        Name = "NotificationPreferences",
        PartitionKey = "userId",
        PersonalData = PersonalData.Of(
            "What you want to hear of",
            DataExport.File("notification-preferences.json", "Which notices you switched off, and how often they are mailed."),
            DataErasure.Delete),
        Json = CoreJson.Default.NotificationPreferences,
    };

    /// <summary>Mails that are to come, at most one for each person. They move with the classroom.</summary>
    public static Table<NotificationDigest> NotificationDigests { get; } = new()
    {
        Name = "NotificationDigests",
        PartitionKey = "userId",
        Indexes = [new("due-index", "state", "dueAt")],
        PersonalData = PersonalData.Of(
            "The next mail with notices",
            DataExport.Withheld("It says only when it is due; the notices in it are in a file of their own."),
            DataErasure.Delete),
        Json = CoreJson.Default.NotificationDigest,
    };

    public static Table<Connection> Connections { get; } = new()
    {
        Name = "Connections",
        PartitionKey = "connectionId",
        Indexes = [new("userId-index", "userId")],
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Open pages",
            DataExport.Withheld("It says only that a page of yours is open now."),
            DataErasure.Delete),
        Json = CoreJson.Default.Connection,
    };

    public static Table<IdempotencyRecord> Idempotency { get; } = new()
    {
        Name = "Idempotency",
        PartitionKey = "idempotencyKey",
        TimeToLive = "expiresAt",
        StaysBehind = true,
        PersonalData = PersonalData.Of(
            "Answers to repeated requests",
            DataExport.Withheld("They repeat what is in the other files."),
            DataErasure.KeepUntil("a day after the request", "They are found by a key that only the browser knows, and go by themselves.")),
        Json = CoreJson.Default.IdempotencyRecord,
    };

    /// <summary>Exports and erasures that people asked for; a row of each kind for each person.</summary>
    public static Table<DataRequest> DataRequests { get; } = new()
    {
        Name = "DataRequests",
        PartitionKey = "userId",
        SortKey = "kind",
        Indexes = [new("receiptId-index", "receiptId"), new("pending-index", "pending", "requestedAt")],
        TimeToLive = "expiresAt",
        PersonalData = PersonalData.Of(
            "Requests about your data",
            DataExport.File("data-requests.json", "When you asked for your data or its erasure."),
            DataErasure.KeepUntil("the receipt expires", "It is the proof that the account was erased, and holds no name.")),
        Json = CoreJson.Default.DataRequest,
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
        PersonalData = PersonalData.Of(
            "Audit log",
            DataExport.File("audit.json", "What was recorded about you, and what you did: kind and time. Who else was involved is theirs."),
            DataErasure.Pseudonymise("Ids, kinds and times, as the school's record of who did what. Names are not in it.")),
        Json = CoreJson.Default.AuditEntry,
    };

    public static IReadOnlyList<TableDefinition> All { get; } =
    [
        Users,
        Pictures,
        TeachingRequests,
        Invitations,
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
        NotificationPreferences,
        NotificationDigests,
        Connections,
        Idempotency,
        DataRequests,
        Audit,
        .. IdentityTables.All,
    ];
}
