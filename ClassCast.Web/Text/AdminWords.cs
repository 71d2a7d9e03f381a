using ClassCast.Contracts;

namespace ClassCast.Web.Text;

/// <summary>What administrators read about people and what they did.</summary>
public static class AdminWords
{
    public static IReadOnlyList<(string Value, string Text)> Kinds { get; } =
        [("", "Everything"), .. Enum.GetValues<AuditKind>().Select(kind => (kind.ToString(), Of(kind)))];

    public static IReadOnlyList<(string Value, string Text)> Roles { get; } =
        [.. Enum.GetValues<UserRole>().Select(role => (role.ToString(), Of(role)))];

    public static string Of(UserRole role) => role switch
    {
        UserRole.Admin => "Administrator",
        UserRole.Instructor => "Instructor",
        _ => "Student",
    };

    public static string Of(CourseRole role) => role switch
    {
        CourseRole.Instructor => "Instructor",
        CourseRole.Assistant => "Assistant",
        _ => "Student",
    };

    public static string Of(AuditKind kind) => kind switch
    {
        AuditKind.TeachingRequested => "Asked to teach",
        AuditKind.InstructorApproved => "Approved as instructor",
        AuditKind.InstructorInvited => "Invited to teach",
        AuditKind.InvitationSentAgain => "Invitation sent again",
        AuditKind.InvitationRevoked => "Invitation revoked",
        AuditKind.InvitationAccepted => "Invitation accepted",
        AuditKind.AdminCreated => "Made administrator at the machine",
        AuditKind.MultiFactorEnabled => "Authenticator app set up",
        AuditKind.MultiFactorDisabled => "Authenticator app removed",
        AuditKind.MultiFactorReset => "Authenticator app reset",
        AuditKind.RecoveryCodeUsed => "Recovery code used",
        AuditKind.FactorCodeReused => "Code used again",
        AuditKind.RecoveryCodesRenewed => "Recovery codes replaced",
        AuditKind.RoleChanged => "Role changed",
        AuditKind.AccountSuspended => "Account suspended",
        AuditKind.AccountReactivated => "Account reactivated",
        AuditKind.ProfileEdited => "Profile changed",
        AuditKind.PasswordReset => "New password by a mailed code",
        AuditKind.PasswordChanged => "Password changed",
        AuditKind.EmailChanged => "Address changed",
        AuditKind.SessionEnded => "Session ended",
        AuditKind.SessionsEnded => "All sessions ended",
        AuditKind.RefreshTokenReplayed => "Session ended: its token was used twice",
        AuditKind.UserRead => "Account looked at",
        AuditKind.AuditRead => "Audit log read",
        AuditKind.CourseCreated => "Course created",
        AuditKind.CourseEdited => "Course changed",
        AuditKind.SectionAdded => "Section added",
        AuditKind.StaffAdded => "Added to a course's staff",
        AuditKind.StaffChanged => "Place on a course's staff changed",
        AuditKind.StaffRemoved => "Removed from a course's staff",
        AuditKind.CourseHandedOver => "Course handed over",
        AuditKind.CourseJoined => "Course joined",
        AuditKind.RosterRead => "Roster read",
        AuditKind.AssignmentCreated => "Assignment created",
        AuditKind.AssignmentEdited => "Assignment changed",
        AuditKind.AssignmentPublished => "Assignment published",
        AuditKind.AssignmentClosed => "Assignment closed",
        AuditKind.VideoSubmitted => "Video handed in",
        AuditKind.VideoDiscarded => "Upload discarded",
        AuditKind.VideoRetried => "Video processed again",
        AuditKind.VideoRead => "Video watched",
        AuditKind.SubmissionRead => "Submission opened",
        AuditKind.GradeGiven => "Grade given",
        AuditKind.GradeChanged => "Grade changed",
        AuditKind.DataExportRequested => "Own data asked for",
        AuditKind.DataExportDownloaded => "Own data downloaded",
        AuditKind.AccountErased => "Account erased",
        _ => kind.ToString(),
    };

    /// <summary>"points: 80 → 90; final points: 72 → 81".</summary>
    public static string Facts(AuditEntryResponse entry) => string.Join("; ", entry.Facts.Select(fact => $"{fact.Key}: {fact.Value}"));
}
