using ClassCast.Core.Ports;

namespace ClassCast.Core.Audit;

/// <summary>
/// Who did what about whom: written once, in the commit of the change it records, and never changed. It holds ids and no names, so that it stays true, and
/// becomes pseudonymous when the profile it points to is erased.
/// </summary>
public sealed record AuditEntry : Item
{
    public required string AuditId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>A user's id, or <see cref="AuditActors.Machine"/>.</summary>
    public required string ActorId { get; init; }

    /// <summary>Whom it is about; null for what is about nobody in particular, such as a course.</summary>
    public string? SubjectId { get; init; }

    public string? CourseId { get; init; }

    /// <summary>Of the submission, video, section or assignment.</summary>
    public string? ResourceId { get; init; }

    /// <summary>As the actor gave it, where one is asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>What it was and became, by name; short, and never a password, a code, a token or somebody's words.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init => field = value ?? new Dictionary<string, string>(); } = new Dictionary<string, string>();

    /// <summary>Unix seconds; only for reads, of which there are many.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Partition of month-index: <c>2026-11</c>.</summary>
    public string Month => MonthOf(At);

    public static string MonthOf(DateTimeOffset time) => Timestamps.Format(time)[..7];
}

public static class AuditActors
{
    /// <summary>Somebody at the machine's terminal.</summary>
    public const string Machine = "machine";
}

/// <summary>What can be in the log. Names are stored: add, never rename.</summary>
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

    /// <summary>A code of the app came a second time: somebody may have looked on.</summary>
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
