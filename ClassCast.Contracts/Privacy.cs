using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>GET /api/me/privacy.</summary>
/// <param name="Export">The latest request for one's data; null when there is none, or it has expired.</param>
/// <param name="Erasure">What one should know before erasing the account.</param>
/// <param name="Retention">How long the school keeps what.</param>
public sealed record PrivacyResponse(DataExportResponse? Export, ErasureOutlook Erasure, IReadOnlyList<RetentionLine> Retention);

/// <summary>Also the answer of POST /api/me/export.</summary>
/// <param name="Bytes">When it is ready.</param>
/// <param name="KeptUntil">When it is ready: it is removed then.</param>
/// <param name="NextAt">When the next one may be asked for.</param>
public sealed record DataExportResponse(
    DataExportState State, DateTimeOffset RequestedAt, DateTimeOffset? CompletedAt, long? Bytes, DateTimeOffset? KeptUntil, DateTimeOffset NextAt);

public enum DataExportState
{
    Pending,
    Ready,
    Failed,
}

/// <param name="IsLastAdministrator">Then it is refused: somebody must look after the school.</param>
/// <param name="CoursesLeft">Titles of courses that nobody else teaches; they stay, and only administrators see them.</param>
public sealed record ErasureOutlook(bool IsLastAdministrator, IReadOnlyList<string> CoursesLeft);

/// <param name="What">A kind of data.</param>
/// <param name="Kept">For how long, a few words.</param>
public sealed record RetentionLine(string What, string Kept);

/// <summary>POST /api/me/export and /api/me/export/address.</summary>
public sealed record PasswordRequest([property: Required, StringLength(256)] string Password)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => nameof(PasswordRequest);
}

/// <summary>POST /api/me/export/address.</summary>
/// <param name="Url">Answers GET with Range, without sign-in, until <paramref name="ExpiresAt"/>.</param>
public sealed record DownloadAddressResponse(Uri Url, DateTimeOffset ExpiresAt);

/// <summary>POST /api/me/erase.</summary>
/// <param name="Confirmation">Exactly <c>erase my account</c>.</param>
public sealed record EraseRequest([property: Required, StringLength(256)] string Password, [property: Required, StringLength(100)] string Confirmation)
{
    public const string Words = "erase my account";

    /// <summary>Without the password.</summary>
    public override string ToString() => nameof(EraseRequest);
}

/// <summary>POST /api/admin/users/{userId}/erase.</summary>
/// <param name="Reason">Kept in the audit log; no names.</param>
/// <param name="Confirmation">The person's e-mail address.</param>
public sealed record EraseUserRequest(
    [property: Required, StringLength(500, MinimumLength = 3)] string Reason, [property: Required, StringLength(254)] string Confirmation);

/// <summary>The account is closed; what it held is erased in the background.</summary>
/// <param name="ReceiptId">For GET /api/erasure-receipts/{receiptId}, which needs no sign-in.</param>
public sealed record ErasureStartedResponse(string ReceiptId);

/// <summary>GET /api/erasure-receipts/{receiptId}.</summary>
/// <param name="CompletedAt">Null while it is under way.</param>
public sealed record ErasureReceiptResponse(
    string ReceiptId, DateTimeOffset RequestedAt, DateTimeOffset? CompletedAt, bool ByAdministrator, IReadOnlyList<ReceiptLineResponse> Lines);

/// <param name="What">A kind of data.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Outcome">What became of them.</param>
public sealed record ReceiptLineResponse(string What, int Count, string Outcome);

/// <summary>Items of GET /api/me/accesses, newest first: who looked at or changed what is about the caller.</summary>
/// <param name="Role">Of whoever it was, as it is now; null when their account is gone, and for the machine itself.</param>
/// <param name="CourseTitle">Where it was.</param>
public sealed record AccessResponse(DateTimeOffset At, AuditKind Kind, UserRole? Role, string? CourseTitle);
