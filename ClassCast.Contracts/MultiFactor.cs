using System.ComponentModel.DataAnnotations;

namespace ClassCast.Contracts;

/// <summary>The answer 202 of POST /api/auth/sign-in: the password was right, and a code is asked for.</summary>
/// <param name="Challenge">For POST /api/auth/sign-in/code; good for one sign-in.</param>
/// <param name="ChallengeExpiresAt">UTC.</param>
public sealed record SignInChallengeResponse(string Challenge, DateTimeOffset ChallengeExpiresAt);

/// <summary>POST /api/auth/sign-in/code → <see cref="TokenResponse"/>.</summary>
/// <param name="Code">Of the authenticator app, or a recovery code.</param>
public sealed record SignInCodeRequest(
    [property: Required, StringLength(128)] string Challenge,
    [property: Required, StringLength(40, MinimumLength = 6)] string Code);

/// <summary>GET /api/me/multi-factor, and GET /api/admin/users/{userId}/multi-factor.</summary>
/// <param name="EnabledAt">Null while it is off.</param>
/// <param name="RecoveryCodesLeft">Not used yet.</param>
public sealed record MultiFactorResponse(DateTimeOffset? EnabledAt, int RecoveryCodesLeft);

/// <summary>GET /api/me/multi-factor/setup, and the answer of POST.</summary>
/// <param name="Secret">Base32, to be typed into an app.</param>
/// <param name="Uri">The same as <c>otpauth://</c>, for a QR code.</param>
public sealed record AuthenticatorSetupResponse(string Secret, string Uri, DateTimeOffset ExpiresAt);

/// <summary>POST /api/me/multi-factor/confirm, /recovery-codes and /disable.</summary>
/// <param name="Code">Of the authenticator app; or, but for confirm, a recovery code.</param>
public sealed record FactorProofRequest(
    [property: Required, StringLength(256)] string Password,
    [property: Required, StringLength(40, MinimumLength = 6)] string Code);

/// <summary>Shown once: only their hashes are kept.</summary>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> Codes);
