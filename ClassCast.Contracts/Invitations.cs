using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>GET /api/admin/invitations (newest first), POST to it, and POST /api/admin/invitations/{invitationId}/send-again and /revoke.</summary>
/// <param name="ExpiresAt">When the link ends, unless it was used or revoked before.</param>
/// <param name="AcceptedByName">Null unless it was accepted; empty when the profile is gone.</param>
public sealed record InvitationResponse(
    string InvitationId,
    string Email,
    InvitationStatus Status,
    string InvitedByName,
    DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt,
    string? AcceptedByUserId,
    string? AcceptedByName,
    DateTimeOffset? AcceptedAt);

public enum InvitationStatus
{
    Open,
    Expired,
    Accepted,
    Revoked,
}

/// <summary>POST /api/admin/invitations: mails a link with which this address can become an instructor.</summary>
public sealed record InvitationRequest([property: Required, EmailAddress, StringLength(254)] string Email);

/// <summary>POST /api/invitations/look and POST /api/invitations/accept → 204 (signed in with the invited address).</summary>
/// <param name="Token">From the mailed link.</param>
public sealed record InvitationTokenRequest([property: Required, StringLength(200, MinimumLength = 1)] string Token);

/// <summary>Whom the invitation is for.</summary>
public sealed record InvitationLookResponse(string Email, DateTimeOffset ExpiresAt);

/// <summary>
/// POST /api/invitations/sign-up → 204: an account for the invited address, already an instructor's. No code is mailed, as the link came by mail.
/// </summary>
public sealed record InvitationSignUpRequest(
    [property: Required, StringLength(200, MinimumLength = 1)] string Token,
    [property: Required, StringLength(100, MinimumLength = 1)] string GivenName,
    [property: Required, StringLength(100, MinimumLength = 1)] string FamilyName,
    [property: Required, StringLength(256)] string Password);
