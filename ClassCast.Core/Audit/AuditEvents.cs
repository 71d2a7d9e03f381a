using ClassCast.Core.Assignments;
using ClassCast.Core.Courses;
using ClassCast.Core.People;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Audit;

/// <summary>The vocabulary of the log: one function for each change, pure but for the new id.</summary>
public static class AuditEvents
{
    public static AuditEntry TeachingRequested(User user, TimeProvider time) => About(AuditKind.TeachingRequested, user.UserId, user.UserId, time);

    public static AuditEntry InstructorApproved(User before, string actorId, TimeProvider time) =>
        About(AuditKind.InstructorApproved, actorId, before.UserId, time) with { Facts = AuditFacts.Changed(("role", before.Role, Role.Instructor)) };

    /// <summary>Invited, sent again, revoked. The address is the invitation's and not the log's, as who is meant may have no account.</summary>
    public static AuditEntry OfInvitation(AuditKind kind, Invitation invitation, string actorId, TimeProvider time) =>
        About(kind, actorId, subjectId: null, time) with { ResourceId = invitation.InvitationId };

    public static AuditEntry InvitationAccepted(Invitation invitation, User before, User after, TimeProvider time) =>
        About(AuditKind.InvitationAccepted, before.UserId, before.UserId, time) with
        {
            ResourceId = invitation.InvitationId,
            Facts = AuditFacts.Changed(("role", before.Role, after.Role)),
        };

    public static AuditEntry AdminCreated(User? before, string userId, TimeProvider time) =>
        About(AuditKind.AdminCreated, AuditActors.Machine, userId, time) with { Facts = AuditFacts.Changed(("role", before?.Role, Role.Admin)) };

    public static AuditEntry MultiFactorEnabled(string userId, TimeProvider time) => About(AuditKind.MultiFactorEnabled, userId, userId, time);

    public static AuditEntry MultiFactorDisabled(string userId, TimeProvider time) => About(AuditKind.MultiFactorDisabled, userId, userId, time);

    /// <param name="userId">Whose.</param>
    /// <param name="actorId">An administrator, or the machine.</param>
    /// <param name="reason">As given.</param>
    /// <param name="time">The one clock.</param>
    public static AuditEntry MultiFactorReset(string userId, string actorId, string? reason, TimeProvider time) =>
        About(AuditKind.MultiFactorReset, actorId, userId, time) with { Reason = reason };

    public static AuditEntry RecoveryCodeUsed(string userId, int left, TimeProvider time) =>
        About(AuditKind.RecoveryCodeUsed, userId, userId, time) with { Facts = AuditFacts.Of(("left", left)) };

    public static AuditEntry FactorCodeReused(string userId, TimeProvider time) => About(AuditKind.FactorCodeReused, userId, userId, time);

    public static AuditEntry RecoveryCodesRenewed(string userId, TimeProvider time) => About(AuditKind.RecoveryCodesRenewed, userId, userId, time);

    public static AuditEntry RoleChanged(User before, User after, string actorId, string reason, TimeProvider time) =>
        About(AuditKind.RoleChanged, actorId, after.UserId, time) with { Facts = AuditFacts.Changed(("role", before.Role, after.Role)), Reason = reason };

    public static AuditEntry Suspended(User before, string actorId, string reason, TimeProvider time) =>
        About(AuditKind.AccountSuspended, actorId, before.UserId, time) with { Reason = reason };

    public static AuditEntry Reactivated(User before, string actorId, string reason, TimeProvider time) =>
        About(AuditKind.AccountReactivated, actorId, before.UserId, time) with { Reason = reason };

    /// <summary>The names themselves stay out: entries outlive the profile.</summary>
    public static AuditEntry ProfileEdited(User after, TimeProvider time) => About(AuditKind.ProfileEdited, after.UserId, after.UserId, time);

    public static AuditEntry PictureChanged(string userId, bool isRemoved, TimeProvider time) =>
        About(AuditKind.ProfileEdited, userId, userId, time) with { Facts = AuditFacts.Of(("picture", isRemoved ? "removed" : "sent")) };

    public static AuditEntry PasswordReset(string userId, TimeProvider time) => About(AuditKind.PasswordReset, userId, userId, time);

    public static AuditEntry PasswordChanged(string userId, TimeProvider time) => About(AuditKind.PasswordChanged, userId, userId, time);
    public static AuditEntry DataExportRequested(string userId, TimeProvider time) => About(AuditKind.DataExportRequested, userId, userId, time);

    public static AuditEntry DataExportDownloaded(string userId, TimeProvider time) => About(AuditKind.DataExportDownloaded, userId, userId, time);

    /// <param name="before">As it was.</param>
    /// <param name="actorId">The person, or the administrator who did it for them.</param>
    /// <param name="reason">Of an administrator.</param>
    /// <param name="time">The clock.</param>
    public static AuditEntry AccountErased(User before, string actorId, string? reason, TimeProvider time) =>
        About(AuditKind.AccountErased, actorId, before.UserId, time) with { Facts = AuditFacts.Of(("role", before.Role)), Reason = reason };

    /// <summary>The addresses themselves stay out: entries outlive the profile.</summary>
    public static AuditEntry EmailChanged(string userId, TimeProvider time) => About(AuditKind.EmailChanged, userId, userId, time);

    /// <param name="reason">Given by an administrator; null for one's own.</param>
    public static AuditEntry SessionEnded(string actorId, string userId, string? reason, TimeProvider time) =>
        About(AuditKind.SessionEnded, actorId, userId, time) with { Reason = reason };

    /// <inheritdoc cref="SessionEnded"/>
    public static AuditEntry SessionsEnded(string actorId, string userId, string? reason, TimeProvider time) =>
        About(AuditKind.SessionsEnded, actorId, userId, time) with { Reason = reason };

    /// <summary>By whoever had the copy, so nobody in particular: the machine noticed.</summary>
    public static AuditEntry RefreshTokenReplayed(string userId, string sessionId, TimeProvider time) =>
        About(AuditKind.RefreshTokenReplayed, AuditActors.Machine, userId, time) with { ResourceId = sessionId };

    public static AuditEntry CourseCreated(Course course, TimeProvider time) =>
        InCourse(AuditKind.CourseCreated, course.InstructorId, course.CourseId, time) with { Facts = AuditFacts.Of(("title", course.Title), ("status", course.Status)) };

    public static AuditEntry CourseEdited(Course before, Course after, string actorId, TimeProvider time) =>
        InCourse(AuditKind.CourseEdited, actorId, after.CourseId, time) with
        {
            Facts = AuditFacts.Changed(("title", before.Title, after.Title), ("status", before.Status, after.Status), ("capacity", before.Capacity, after.Capacity)),
        };

    public static AuditEntry SectionAdded(Section section, string actorId, TimeProvider time) =>
        InCourse(AuditKind.SectionAdded, actorId, section.CourseId, time) with
        {
            ResourceId = section.SectionId,
            Facts = AuditFacts.Of(("name", section.Name), ("capacity", section.Capacity)),
        };

    public static AuditEntry StaffAdded(Enrollment? before, Enrollment after, string actorId, TimeProvider time) =>
        OfStaff(before is null or { Role: CourseRole.Student } ? AuditKind.StaffAdded : AuditKind.StaffChanged, after, actorId, time) with
        {
            Facts = AuditFacts.Changed(("role in the course", before?.Role, after.Role)),
        };

    public static AuditEntry StaffRemoved(Enrollment enrollment, string actorId, TimeProvider time) =>
        OfStaff(AuditKind.StaffRemoved, enrollment, actorId, time) with { Facts = AuditFacts.Of(("role in the course", enrollment.Role)) };

    /// <param name="owner">Who owns it now.</param>
    /// <param name="beforeId">Who did.</param>
    /// <param name="actorId">Who hands it over: the owner, or an administrator.</param>
    /// <param name="time">The clock.</param>
    public static AuditEntry CourseHandedOver(Enrollment owner, string beforeId, string actorId, TimeProvider time) =>
        OfStaff(AuditKind.CourseHandedOver, owner, actorId, time) with { Facts = AuditFacts.Of(("owner before", beforeId)) };

    public static AuditEntry CourseJoined(Enrollment enrollment, TimeProvider time) =>
        InCourse(AuditKind.CourseJoined, enrollment.UserId, enrollment.CourseId, time) with { SubjectId = enrollment.UserId, ResourceId = enrollment.SectionId };

    public static AuditEntry AssignmentCreated(Assignment assignment, string actorId, TimeProvider time) =>
        OfAssignment(AuditKind.AssignmentCreated, assignment, actorId, time) with { Facts = AuditFacts.Of(("title", assignment.Title)) };

    /// <summary>What decides about deadlines and points; the wording of the task is not the log's.</summary>
    public static AuditEntry AssignmentEdited(Assignment before, Assignment after, string actorId, TimeProvider time) =>
        OfAssignment(AuditKind.AssignmentEdited, after, actorId, time) with
        {
            Facts = AuditFacts.Changed(
                ("title", before.Title, after.Title),
                ("opens", before.OpensAt, after.OpensAt),
                ("due", before.DueAt, after.DueAt),
                ("closes", before.ClosesAt, after.ClosesAt),
                ("points", before.Points, after.Points),
                ("attempts", before.Attempts, after.Attempts),
                ("late allowed", before.Late.Allowed, after.Late.Allowed),
                ("late penalty", before.Late.PenaltyPercentPerDay, after.Late.PenaltyPercentPerDay),
                ("late floor", before.Late.FloorPercent, after.Late.FloorPercent)),
        };

    public static AuditEntry AssignmentPublished(Assignment assignment, string actorId, TimeProvider time) =>
        OfAssignment(AuditKind.AssignmentPublished, assignment, actorId, time);

    public static AuditEntry AssignmentClosed(Assignment assignment, string actorId, TimeProvider time) =>
        OfAssignment(AuditKind.AssignmentClosed, assignment, actorId, time);

    /// <param name="video">As committed; an attempt above the first replaces the one before.</param>
    public static AuditEntry VideoSubmitted(Video video, TimeProvider time) =>
        OfVideo(AuditKind.VideoSubmitted, video, video.UserId, time) with { Facts = AuditFacts.Of(("attempt", video.Attempt), ("bytes", video.Bytes)) };

    public static AuditEntry VideoDiscarded(Video video, TimeProvider time) => OfVideo(AuditKind.VideoDiscarded, video, video.UserId, time);

    public static AuditEntry VideoRetried(Video video, string actorId, TimeProvider time) => OfVideo(AuditKind.VideoRetried, video, actorId, time);

    /// <summary>Points, not feedback: what was written stays with the grade.</summary>
    public static AuditEntry GradeWritten(Grade? before, Grade after, TimeProvider time) =>
        About(before is null ? AuditKind.GradeGiven : AuditKind.GradeChanged, after.GradedBy, after.StudentId, time) with
        {
            CourseId = after.CourseId,
            ResourceId = after.SubmissionId,
            Facts = before is null
                ? AuditFacts.Of(("points", after.PointsAwarded), ("final points", after.FinalPoints))
                : AuditFacts.Changed(("points", before.PointsAwarded, after.PointsAwarded), ("final points", before.FinalPoints, after.FinalPoints)),
        };

    /// <summary>
    /// Somebody looked at what is another's. The id is that of the look (<see cref="AuditRetention.OneLook"/>), so that a page which asks every second is
    /// one entry.
    /// </summary>
    public static AuditEntry Read(AuditKind kind, string actorId, string? subjectId, string? courseId, string? resourceId, TimeSpan kept, TimeProvider time)
    {
        var now = Timestamps.Now(time);
        var look = new DateTimeOffset(now.Ticks - (now.Ticks % AuditRetention.OneLook.Ticks), TimeSpan.Zero);
        return About(kind, actorId, subjectId, time) with
        {
            AuditId = Ids.For(look, $"{kind}|{actorId}|{subjectId}|{courseId}|{resourceId}"),
            CourseId = courseId,
            ResourceId = resourceId,
            ExpiresAt = (now + kept).ToUnixTimeSeconds(),
        };
    }

    private static AuditEntry OfStaff(AuditKind kind, Enrollment enrollment, string actorId, TimeProvider time) =>
        InCourse(kind, actorId, enrollment.CourseId, time) with { SubjectId = enrollment.UserId };

    private static AuditEntry OfVideo(AuditKind kind, Video video, string actorId, TimeProvider time) =>
        InCourse(kind, actorId, video.CourseId, time) with { SubjectId = video.UserId, ResourceId = video.VideoId };

    private static AuditEntry OfAssignment(AuditKind kind, Assignment assignment, string actorId, TimeProvider time) =>
        InCourse(kind, actorId, assignment.CourseId, time) with { ResourceId = assignment.AssignmentId };

    private static AuditEntry InCourse(AuditKind kind, string actorId, string courseId, TimeProvider time) =>
        About(kind, actorId, null, time) with { CourseId = courseId };

    private static AuditEntry About(AuditKind kind, string actorId, string? subjectId, TimeProvider time) => new()
    {
        AuditId = Ids.New(time),
        At = Timestamps.Now(time),
        Kind = kind,
        ActorId = actorId,
        SubjectId = subjectId,
    };
}
