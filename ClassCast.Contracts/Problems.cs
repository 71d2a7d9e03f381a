namespace ClassCast.Contracts;

/// <summary>
/// The <c>code</c> member of every problem+json answer (RFC 9457). Stable: pages and clients decide by it, people read <c>title</c> and <c>detail</c>.
/// </summary>
public static class ProblemCodes
{
    public const string ValidationFailed = "validation_failed";
    public const string MalformedRequest = "malformed_request";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string BodyTooLarge = "body_too_large";
    public const string InvalidCursor = "invalid_cursor";
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string Conflict = "conflict";
    public const string PreconditionRequired = "precondition_required";
    public const string PreconditionFailed = "precondition_failed";
    public const string IdempotencyKeyReused = "idempotency_key_reused";
    public const string RateLimited = "rate_limited";
    public const string StorageFull = "storage_full";
    public const string Unavailable = "unavailable";
    public const string Internal = "internal";

    public const string InvalidCredentials = "invalid_credentials";
    public const string AccountNotConfirmed = "account_not_confirmed";
    public const string AccountDisabled = "account_disabled";

    /// <summary>An administrator tried to change their own role or access.</summary>
    public const string OwnAccount = "own_account";

    /// <summary>Nobody would be left to look after the school.</summary>
    public const string LastAdministrator = "last_administrator";
    public const string ExportInProgress = "export_in_progress";

    /// <summary>With Retry-After.</summary>
    public const string ExportTooSoon = "export_too_soon";
    public const string WeakPassword = "weak_password";
    public const string CodeMismatch = "code_mismatch";
    public const string CodeExpired = "code_expired";
    public const string TooManyAttempts = "too_many_attempts";
    public const string InvalidToken = "invalid_token";

    /// <summary>An account has an address of plain ASCII, so that none looks like somebody else's.</summary>
    public const string AddressNotAccepted = "address_not_accepted";

    /// <summary>Of somebody who is signed in and was asked for their password again.</summary>
    public const string PasswordMismatch = "password_mismatch";
    public const string CodeReused = "code_reused";

    /// <summary>The sign-in that waited for a code is over: begin again with the password.</summary>
    public const string ChallengeEnded = "challenge_ended";
    public const string SetupExpired = "setup_expired";
    public const string MultiFactorIsOn = "multi_factor_on";
    public const string MultiFactorIsOff = "multi_factor_off";

    /// <summary>The invitation is not known, not for now or no longer good; which of them is not told.</summary>
    public const string InvitationInvalid = "invitation_invalid";

    /// <summary>The invitation is for another address than the caller's.</summary>
    public const string InvitationForAnother = "invitation_for_another";

    /// <summary>There is an account of the invited address: sign in with it.</summary>
    public const string AccountExists = "account_exists";
    public const string AlreadyInvited = "already_invited";
    public const string AlreadyInstructor = "already_instructor";

    /// <summary>The link to unsubscribe is not one of ours, or not complete.</summary>
    public const string UnsubscribeInvalid = "unsubscribe_invalid";

    /// <summary>The owner of a course cannot be taken off its staff; the course is handed over first.</summary>
    public const string CourseOwner = "course_owner";

    public const string CodeUnknown = "code_unknown";
    public const string CourseFull = "course_full";
    public const string SectionFull = "section_full";
    public const string CourseArchived = "course_archived";
    public const string AlreadyEnrolled = "already_enrolled";
    public const string CourseNotPublished = "course_not_published";

    public const string AssignmentNotOpen = "assignment_not_open";
    public const string AssignmentClosed = "assignment_closed";
    public const string AssignmentArchived = "assignment_archived";
    public const string AttemptsUsedUp = "attempts_used_up";
    public const string RecordingRequired = "recording_required";
    public const string TypeNotAccepted = "type_not_accepted";
    public const string FileTooLarge = "file_too_large";
    public const string FileEmpty = "file_empty";
    public const string PictureNotRecognised = "picture_not_recognised";
    public const string PictureDamaged = "picture_damaged";

    /// <summary>Of pixels; of bytes it is <see cref="FileTooLarge"/>.</summary>
    public const string PictureTooLarge = "picture_too_large";
    public const string PictureAnimated = "picture_animated";
    public const string NotAVideo = "not_a_video";
    public const string UploadIncomplete = "upload_incomplete";
    public const string UploadNotFound = "upload_not_found";
    public const string AlreadySubmitted = "already_submitted";
    public const string VideoNotRetryable = "video_not_retryable";

    public const string PointsOutOfRange = "points_out_of_range";
    public const string GradeChanged = "grade_changed";

    /// <summary>The student handed in another attempt after the grader opened the page.</summary>
    public const string SubmissionChanged = "submission_changed";

    public const string TooManyConnections = "too_many_connections";
}
