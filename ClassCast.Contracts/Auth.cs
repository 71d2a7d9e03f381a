using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>POST /api/auth/sign-up. Answers 202 whether or not the address was free; the code comes by mail.</summary>
/// <param name="WantsToTeach">Asks for the instructor role, which an administrator must approve; until then a student.</param>
public sealed record SignUpRequest(
    [property: Required, EmailAddress, StringLength(254)] string Email,
    [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
    [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName,
    [property: Required, StringLength(256)] string Password,
    bool WantsToTeach = false);

/// <summary>POST /api/auth/confirm → 204.</summary>
public sealed record ConfirmRequest(
    [property: Required, EmailAddress, StringLength(254)] string Email,
    [property: Required, StringLength(12, MinimumLength = 4)] string Code);

/// <summary>POST /api/auth/resend-code → 202, always.</summary>
public sealed record ResendCodeRequest([property: Required, EmailAddress, StringLength(254)] string Email);

/// <summary>POST /api/auth/sign-in.</summary>
public sealed record SignInRequest(
    [property: Required, EmailAddress, StringLength(254)] string Email,
    [property: Required, StringLength(256)] string Password);

/// <summary>POST /api/auth/refresh, and POST /api/auth/sign-out → 204.</summary>
public sealed record RefreshTokenRequest([property: Required, StringLength(1024)] string RefreshToken);

/// <param name="AccessToken">JWT for <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresAt">Of the access token, UTC.</param>
public sealed record TokenResponse(string AccessToken, string IdToken, string RefreshToken, DateTimeOffset ExpiresAt);

/// <summary>GET /api/me.</summary>
/// <param name="Teaches">Whether they have work of others to grade: instructors, and who assists in some course.</param>
public sealed record MeResponse(
    string UserId, string Email, string GivenName, string FamilyName, string DisplayName, UserRole Role, bool PendingApproval, int UnreadNotifications, bool Teaches = false,
    string? PictureUrl = null);

/// <summary>Items of GET /api/admin/approvals, oldest first. POST /api/admin/users/{userId}/approve-instructor → 204.</summary>
public sealed record ApprovalResponse(string UserId, string Email, string DisplayName, DateTimeOffset RequestedAt);

public enum UserRole
{
    Student,
    Instructor,
    Admin,
}

/// <summary>GET /api/dev/mailbox?address= : mail that the local mailbox caught. Only in Development.</summary>
/// <param name="Unsubscribe">Where a mail program ends such mail by a POST; null when it cannot be ended.</param>
public sealed record MailboxMessage(string Id, string To, string Subject, string Body, DateTimeOffset SentAt, string? Unsubscribe = null);
