using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>
/// GET /api/admin/users/{userId}, items of GET /api/admin/users (by role and then e-mail), and the answer of
/// POST /api/admin/users/{userId}/role, /suspend and /reactivate.
/// </summary>
public sealed record AdminUserResponse(
    string UserId, string Email, string GivenName, string FamilyName, string DisplayName, UserRole Role, UserStatus Status, DateTimeOffset CreatedAt,
    string? PictureUrl = null);

public enum UserStatus
{
    Active,
    PendingApproval,
    Suspended,
}

/// <summary>POST /api/admin/users/{userId}/role. A higher role counts from the person's next token, a lower one at once.</summary>
/// <param name="Reason">Kept in the audit log.</param>
public sealed record RoleRequest(
    [property: Required] UserRole? Role,
    [property: Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>POST /api/admin/users/{userId}/suspend and /reactivate.</summary>
/// <param name="Reason">Kept in the audit log.</param>
public sealed record ReasonRequest([property: Required, StringLength(500, MinimumLength = 3)] string Reason);

/// <summary>Items of GET /api/admin/audit, newest first.</summary>
/// <param name="ActorName">Null when the profile is gone, and for the machine itself.</param>
/// <param name="SubjectId">Whom it is about; null for what is about nobody in particular.</param>
/// <param name="ResourceId">Of the submission, video, section or assignment.</param>
/// <param name="Facts">What it was and became.</param>
public sealed record AuditEntryResponse(
    string AuditId,
    DateTimeOffset At,
    AuditKind Kind,
    string ActorId,
    string? ActorName,
    string? SubjectId,
    string? SubjectName,
    string? CourseId,
    string? CourseTitle,
    string? ResourceId,
    string? Reason,
    IReadOnlyDictionary<string, string> Facts);

public enum AuditKind
{
    TeachingRequested,
    InstructorApproved,
    InstructorInvited,
    InvitationSentAgain,
    InvitationRevoked,
    InvitationAccepted,
    AdminCreated,
    MultiFactorEnabled,
    MultiFactorDisabled,
    MultiFactorReset,
    RecoveryCodeUsed,
    FactorCodeReused,
    RecoveryCodesRenewed,
    RoleChanged,
    AccountSuspended,
    AccountReactivated,
    ProfileEdited,
    PasswordReset,
    PasswordChanged,
    EmailChanged,
    SessionEnded,
    SessionsEnded,
    RefreshTokenReplayed,
    UserRead,
    AuditRead,
    CourseCreated,
    CourseEdited,
    SectionAdded,
    StaffAdded,
    StaffChanged,
    StaffRemoved,
    CourseHandedOver,
    CourseJoined,
    RosterRead,
    AssignmentCreated,
    AssignmentEdited,
    AssignmentPublished,
    AssignmentClosed,
    VideoSubmitted,
    VideoDiscarded,
    VideoRetried,
    VideoRead,
    SubmissionRead,
    GradeGiven,
    GradeChanged,
    DataExportRequested,
    DataExportDownloaded,
    AccountErased,
}
