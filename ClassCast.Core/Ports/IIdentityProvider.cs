namespace ClassCast.Core.Ports;

/// <summary>
/// Accounts, passwords, codes and tokens. Tokens are the JWTs of <see cref="ICredentialAuthority"/>, signed by a key of <see cref="ITokenKeys.GetKeySetAsync"/>; an access
/// token names the account as <c>username</c>. Answers do not tell whether an account exists. Refusals are <see cref="IdentityException"/>.
/// </summary>
public interface IIdentityProvider : ITokenKeys
{
    /// <summary>
    /// Creates an unconfirmed account and mails a code. For an address that is taken the answer is the same, and its owner gets a notice instead.
    /// </summary>
    /// <exception cref="IdentityException">WeakPassword, AddressNotAccepted.</exception>
    Task SignUpAsync(NewAccount account, CancellationToken cancellationToken);

    /// <summary>Confirms the address; the code is used up.</summary>
    /// <returns>The account.</returns>
    /// <exception cref="IdentityException">CodeMismatch, CodeExpired, TooManyAttempts.</exception>
    Task<AccountInfo> ConfirmAsync(string email, string code, CancellationToken cancellationToken);

    /// <summary>Mails a new code to an unconfirmed account; does nothing for any other address.</summary>
    Task ResendCodeAsync(string email, CancellationToken cancellationToken);

    /// <param name="email">Any case.</param>
    /// <param name="password">As typed.</param>
    /// <param name="address">The caller's network address, for the lock per address.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A <see cref="SignInResult"/>; or a <see cref="CodeChallenge"/> where the account has a second factor.</returns>
    /// <exception cref="IdentityException">InvalidCredentials, NotConfirmed, Disabled, TooManyAttempts.</exception>
    Task<SignInOutcome> SignInAsync(string email, string password, string address, CancellationToken cancellationToken);

    /// <summary>Answers a challenge, which is used up. Five wrong codes within 15 minutes lock the account's second step for 15 minutes.</summary>
    /// <param name="challenge">The token of the <see cref="CodeChallenge"/>.</param>
    /// <param name="code">Of the authenticator app, or a recovery code.</param>
    /// <param name="address">As for <see cref="SignInAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityException">ChallengeEnded, CodeMismatch, CodeReused, TooManyAttempts, Disabled.</exception>
    Task<SignInResult> AnswerAsync(string challenge, string code, string address, CancellationToken cancellationToken);

    IMultiFactor MultiFactor { get; }

    /// <summary>
    /// Rotates the refresh token. A token used again after the short grace period for racing tabs revokes its whole family.
    /// </summary>
    /// <exception cref="IdentityException">InvalidToken, Disabled.</exception>
    Task<SignInResult> RefreshAsync(string refreshToken, CancellationToken cancellationToken);

    /// <summary>Ends the session of this refresh token; an unknown token is fine.</summary>
    Task SignOutAsync(string refreshToken, CancellationToken cancellationToken);

    /// <summary>Where people are signed in.</summary>
    IAccountSessions Sessions { get; }

    Task SignOutEverywhereAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Mails a code for a new password to an account; does nothing for any other address.</summary>
    Task ForgotPasswordAsync(string email, CancellationToken cancellationToken);

    /// <summary>Sets a new password and ends all sessions; the code is used up, a lock of the account is lifted. Also for an account that has no password yet.</summary>
    /// <exception cref="IdentityException">WeakPassword, CodeMismatch, CodeExpired, TooManyAttempts.</exception>
    Task ResetPasswordAsync(string email, string code, string newPassword, CancellationToken cancellationToken);

    /// <summary>Sets a new password and ends all sessions; a new one takes the place of the one that asks.</summary>
    /// <param name="userId">Who asks.</param>
    /// <param name="refreshToken">Of the session that asks.</param>
    /// <param name="currentPassword">Wrong ones count as failed sign-ins.</param>
    /// <param name="newPassword">As typed.</param>
    /// <param name="address">The caller's network address, as for <see cref="SignInAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityException">InvalidToken, Disabled, WeakPassword, PasswordMismatch, TooManyAttempts.</exception>
    Task<SignInResult> ChangePasswordAsync(
        string userId, string refreshToken, string currentPassword, string newPassword, string address, CancellationToken cancellationToken);

    /// <summary>Checks the password of an account once more, before something that cannot be taken back. A wrong one counts as a failed sign-in.</summary>
    /// <exception cref="IdentityException">InvalidCredentials, Disabled, TooManyAttempts.</exception>
    Task ConfirmPasswordAsync(string email, string password, string address, CancellationToken cancellationToken);

    /// <summary>
    /// Mails a code to the new address and a word about it to the present one. For an address that is taken the answer is the same, and its owner gets a notice
    /// instead of the code.
    /// </summary>
    /// <exception cref="IdentityException">AddressNotAccepted, PasswordMismatch, TooManyAttempts.</exception>
    Task AskForEmailAsync(string userId, string newEmail, string currentPassword, string address, CancellationToken cancellationToken);

    /// <summary>Makes the new address the account's, and ends all sessions; the code is used up.</summary>
    /// <exception cref="IdentityException">CodeMismatch, CodeExpired, TooManyAttempts.</exception>
    Task<AccountInfo> ConfirmEmailAsync(string userId, string code, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<AccountInfo?> FindAsync(string email, CancellationToken cancellationToken);

    /// <summary>Creates a confirmed account, for administrators and seeds.</summary>
    /// <returns>The account, also when it was there already (then unchanged).</returns>
    Task<AccountInfo> CreateConfirmedAsync(NewAccount account, IReadOnlyList<string> groups, CancellationToken cancellationToken);

    /// <summary>Other names, in the account and in the tokens issued from now on. The same again is fine.</summary>
    Task RenameAsync(string userId, string givenName, string familyName, CancellationToken cancellationToken);

    Task AddToGroupAsync(string userId, string group, CancellationToken cancellationToken);

    Task RemoveFromGroupAsync(string userId, string group, CancellationToken cancellationToken);

    /// <summary>Disabling ends the account's sessions.</summary>
    Task SetEnabledAsync(string userId, bool enabled, CancellationToken cancellationToken);
}

/// <summary>What the verification of tokens needs to know.</summary>
public interface ITokenKeys
{
    /// <summary>The public keys as a JWKS document (RFC 7517), the current one and those whose tokens may still be valid.</summary>
    Task<string> GetKeySetAsync(CancellationToken cancellationToken);

    /// <summary>What tokens name as <c>iss</c>, and as <c>client_id</c> (access) or <c>aud</c> (id).</summary>
    TokenExpectations Expectations { get; }
}

/// <summary>The password is kept out of <c>ToString</c>.</summary>
public sealed class NewAccount
{
    public required string Email { get; init; }

    public required string Password { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }
}

/// <param name="UserId">The <c>username</c> claim of access tokens, an id of ours.</param>
/// <param name="Email">Normalised: trimmed, lower case.</param>
public sealed record AccountInfo(string UserId, string Email, string GivenName, string FamilyName, bool IsConfirmed, bool IsEnabled, IReadOnlyList<string> Groups);

/// <summary>Tokens, kept out of <c>ToString</c>.</summary>
public sealed class SignInResult : SignInOutcome
{
    public required AccountInfo Account { get; init; }

    public required string AccessToken { get; init; }

    public required string IdToken { get; init; }

    public required string RefreshToken { get; init; }

    public required DateTimeOffset AccessTokenExpiresAt { get; init; }
}

public sealed record TokenExpectations(string Issuer, string ClientId);

public enum IdentityError
{
    InvalidCredentials,
    NotConfirmed,
    Disabled,
    WeakPassword,
    CodeMismatch,
    CodeExpired,
    TooManyAttempts,
    InvalidToken,
    AddressNotAccepted,
    PasswordMismatch,
    ChallengeEnded,
    CodeReused,
    SetupExpired,
    MultiFactorIsOn,
    MultiFactorIsOff,
}

public sealed class IdentityException(IdentityError error, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public IdentityError Error { get; } = error;

    /// <summary>For <see cref="IdentityError.TooManyAttempts"/>.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>The three groups, by precedence.</summary>
public static class Groups
{
    public const string Students = "students";
    public const string Instructors = "instructors";
    public const string Admins = "admins";
}
