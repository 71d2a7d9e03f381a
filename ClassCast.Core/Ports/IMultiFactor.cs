namespace ClassCast.Core.Ports;

/// <summary>
/// The optional second factor: codes of an authenticator app (RFC 6238), and recovery codes for the day it is gone. Ours on every backend. Whatever changes it is
/// in the audit log, and told to the owner by mail, in the same commit. A <c>code</c> is one of the app, or a recovery code, which is used up.
/// </summary>
public interface IMultiFactor
{
    Task<MultiFactorState> GetAsync(string userId, CancellationToken cancellationToken);

    /// <summary>A new secret to set an app up with; the same again while it waits for its first code.</summary>
    /// <exception cref="IdentityException">MultiFactorIsOn.</exception>
    Task<AuthenticatorSetup> BeginAsync(string userId, CancellationToken cancellationToken);

    /// <returns>The setup that waits for its first code; null when there is none.</returns>
    Task<AuthenticatorSetup?> GetSetupAsync(string userId, CancellationToken cancellationToken);

    /// <summary>From now on a sign-in needs a code. Only with the password, so that an unguarded device is not enough to lock its owner out.</summary>
    /// <returns>The recovery codes, which are shown only now.</returns>
    /// <exception cref="IdentityException">SetupExpired, PasswordMismatch, CodeMismatch, TooManyAttempts.</exception>
    Task<IReadOnlyList<string>> ConfirmAsync(string userId, FactorProof proof, CancellationToken cancellationToken);

    /// <exception cref="IdentityException">MultiFactorIsOff, PasswordMismatch, CodeMismatch, CodeReused, TooManyAttempts.</exception>
    Task DisableAsync(string userId, FactorProof proof, CancellationToken cancellationToken);

    /// <summary>New recovery codes; the old ones no longer work.</summary>
    /// <exception cref="IdentityException">MultiFactorIsOff, PasswordMismatch, CodeMismatch, CodeReused, TooManyAttempts.</exception>
    Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(string userId, FactorProof proof, CancellationToken cancellationToken);

    /// <summary>For somebody who lost phone and recovery codes: removes the second factor and ends all sessions. Whoever asks decides who may.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="alongside">What commits with it: the audit entry, and whatever must hold.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IdentityException">MultiFactorIsOff.</exception>
    Task ResetAsync(string userId, Action<Transaction> alongside, CancellationToken cancellationToken);
}

/// <param name="EnabledAt">Null while it is off.</param>
/// <param name="RecoveryCodesLeft">Not used yet.</param>
public sealed record MultiFactorState(DateTimeOffset? EnabledAt, int RecoveryCodesLeft)
{
    public bool IsOn => EnabledAt is not null;
}

/// <summary>What an app is set up with. A class, so that nothing prints it.</summary>
public sealed class AuthenticatorSetup
{
    /// <summary>Base32.</summary>
    public required string Secret { get; init; }

    /// <summary><c>otpauth://totp/…</c>, for a QR code.</summary>
    public required string Uri { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What one who is signed in shows again before the second factor changes. A class, so that nothing prints it.</summary>
public sealed class FactorProof
{
    public required string Password { get; init; }

    public required string Code { get; init; }

    /// <summary>The caller's network address, for the lock per address.</summary>
    public required string Address { get; init; }
}

/// <summary>What a right password leads to.</summary>
public abstract class SignInOutcome
{
    private protected SignInOutcome()
    {
    }
}

/// <summary>A code is asked for. Good for five minutes and one sign-in, of this account alone. Kept out of <c>ToString</c>.</summary>
public sealed class CodeChallenge : SignInOutcome
{
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
