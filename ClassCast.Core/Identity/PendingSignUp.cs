using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>
/// What is known of an address that waits for its code. Rows exist also for addresses that nobody signed up with, to count tries and mails:
/// answers are then the same for both.
/// </summary>
internal sealed record PendingSignUp : Item
{
    public required string Email { get; init; }

    /// <summary>
    /// The latest sign-ups, newest last. Each code confirms the password it was asked with: whoever signs up with somebody else's address
    /// cannot have their password confirmed by its owner's code.
    /// </summary>
    public IReadOnlyList<SignUpCandidate> Candidates { get; init => field = value ?? []; } = [];

    /// <summary>Wrong codes since the last mail.</summary>
    public int Tries { get; init; }

    /// <summary>When the latest mails went out, ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Mails { get; init => field = value ?? []; } = [];

    /// <summary>Unix seconds; then the row is swept.</summary>
    public long ExpiresAt { get; init; }

    /// <summary>Without names and hashes, in case it is ever logged.</summary>
    public override string ToString() => "PendingSignUp";
}

/// <summary>One sign-up of an address; its password waits with the <see cref="ICredentialAuthority"/>. A class, so that nothing prints it.</summary>
internal sealed class SignUpCandidate
{
    /// <summary>The id that the account will have, should this be the one that is confirmed.</summary>
    public required string UserId { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    /// <summary>Empty when no code was mailed, because the address has an account: then nothing confirms it.</summary>
    public required string CodeHash { get; init; }

    public required DateTimeOffset CodeExpiresAt { get; init; }

    public SignUpCandidate WithCode(string codeHash, DateTimeOffset expiresAt) => new()
    {
        UserId = UserId,
        GivenName = GivenName,
        FamilyName = FamilyName,
        CodeHash = codeHash,
        CodeExpiresAt = expiresAt,
    };
}
