using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>GET /api/me/profile, and the answer of PUT.</summary>
/// <param name="ETag">For <c>If-Match</c> of the next edit.</param>
public sealed record ProfileResponse(
    string UserId, string Email, string GivenName, string FamilyName, string DisplayName, UserRole Role, DateTimeOffset CreatedAt, string ETag);

/// <summary>PUT /api/me/profile, with If-Match. The address has a way of its own, because it must be confirmed.</summary>
public sealed record ProfileRequest(
    [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
    [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName);

/// <summary>POST /api/auth/forgot-password → 202, always. A code goes to the address if it has an account.</summary>
public sealed record ForgotPasswordRequest([property: Required, EmailAddress, StringLength(254)] string Email);

/// <summary>POST /api/auth/reset-password → 204. Ends all sessions.</summary>
public sealed record ResetPasswordRequest(
    [property: Required, EmailAddress, StringLength(254)] string Email,
    [property: Required, StringLength(12, MinimumLength = 4)] string Code,
    [property: Required, StringLength(256)] string NewPassword);

/// <summary>POST /api/me/password → the tokens with which the caller goes on; all other sessions end.</summary>
/// <param name="RefreshToken">Of the session that asks.</param>
public sealed record ChangePasswordRequest(
    [property: Required, StringLength(1024)] string RefreshToken,
    [property: Required, StringLength(256)] string CurrentPassword,
    [property: Required, StringLength(256)] string NewPassword);

/// <summary>Items of GET /api/me/sessions and GET /api/admin/users/{userId}/sessions, the latest used first.</summary>
/// <param name="Device">In words: "Firefox on Windows"; null when it does not say.</param>
/// <param name="Address">The network address of its last use; null before that.</param>
/// <param name="IsCurrent">The one that asks.</param>
public sealed record SessionResponse(string SessionId, string? Device, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool IsCurrent);

/// <summary>POST /api/me/email → 202, whether or not the address is free. A code goes there, a word about it to the address of now.</summary>
public sealed record ChangeEmailRequest(
    [property: Required, EmailAddress, StringLength(254)] string NewEmail,
    [property: Required, StringLength(256)] string CurrentPassword);

/// <summary>POST /api/me/email/confirm → 204. All sessions end.</summary>
public sealed record ConfirmEmailRequest([property: Required, StringLength(12, MinimumLength = 4)] string Code);
