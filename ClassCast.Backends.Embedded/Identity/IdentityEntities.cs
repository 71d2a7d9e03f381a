using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>A confirmed account.</summary>
internal sealed record Account : Item
{
    /// <summary>Normalised; the key, so that an address has one account however many sign up at once.</summary>
    public required string Email { get; init; }

    public required string UserId { get; init; }

    public required string PasswordHash { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>By precedence.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Sessions of an earlier epoch have ended: one write ends all there are, also those just being created.</summary>
    public long SessionEpoch { get; init; }

    /// <summary>Without the hash, in case it is ever logged.</summary>
    public override string ToString() => $"Account {UserId}";

    public AccountInfo ToInfo() => new(UserId, Email, GivenName, FamilyName, IsConfirmed: true, IsEnabled, Groups);
}

/// <summary>
/// What is known of an address that waits for its code. Rows exist also for addresses that nobody signed up with, to count tries and mails:
/// answers are then the same for both.
/// </summary>
internal sealed record PendingSignUp : Item
{
    public required string Email { get; init; }

    /// <summary>The id that the account will have.</summary>
    public required string UserId { get; init; }

    /// <summary>
    /// The latest sign-ups, newest last. Each code confirms the password it was asked with: whoever signs up with somebody else's address
    /// cannot have their password confirmed by its owner's code.
    /// </summary>
    public IReadOnlyList<SignUpCandidate> Candidates { get; init; } = [];

    /// <summary>Wrong codes since the last mail.</summary>
    public int Tries { get; init; }

    /// <summary>When the latest mails went out, ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Mails { get; init; } = [];

    /// <summary>Unix seconds; then the row is swept.</summary>
    public long ExpiresAt { get; init; }

    public override string ToString() => $"PendingSignUp {UserId}";
}

/// <summary>One sign-up of an address. A class, so that nothing prints its hashes.</summary>
internal sealed class SignUpCandidate
{
    public required string PasswordHash { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string CodeHash { get; init; }

    public required DateTimeOffset CodeExpiresAt { get; init; }

    public SignUpCandidate WithCode(string codeHash, DateTimeOffset expiresAt) => new()
    {
        PasswordHash = PasswordHash,
        GivenName = GivenName,
        FamilyName = FamilyName,
        CodeHash = codeHash,
        CodeExpiresAt = expiresAt,
    };
}

/// <summary>The latest failed sign-ins of one account or one network address.</summary>
internal sealed record SignInFailures : Item
{
    /// <summary><c>account:{email}</c> or <c>address:{address}</c>.</summary>
    public required string Subject { get; init; }

    public IReadOnlyList<DateTimeOffset> Failures { get; init; } = [];

    public long ExpiresAt { get; init; }
}

/// <summary>What one sign-in started: a family of refresh tokens.</summary>
internal sealed record Session : Item
{
    public required string SessionId { get; init; }

    public required string UserId { get; init; }

    public required string Email { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; init; }

    public long Epoch { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public long ExpiresAt { get; init; }
}

/// <summary>A refresh token, by its hash. Kept after it was rotated, to notice when it is used again.</summary>
internal sealed record RefreshToken : Item
{
    public required string TokenHash { get; init; }

    public required string SessionId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? RotatedAt { get; init; }

    public long ExpiresAt { get; init; }
}
