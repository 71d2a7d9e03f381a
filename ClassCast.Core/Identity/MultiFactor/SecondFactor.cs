using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>The second factor of an account, and one that is being set up. No row is the same as an empty one.</summary>
internal sealed record SecondFactor : Item
{
    public required string UserId { get; init; }

    /// <summary>Null while there is none to ask for.</summary>
    public DateTimeOffset? EnabledAt { get; init; }

    /// <summary>Shared with the app; sealed (<see cref="SealedSecrets"/>).</summary>
    public string? Secret { get; init; }

    /// <summary>The step of the last code that was used: it and those before it are refused.</summary>
    public long LastStep { get; init; }

    /// <summary>
    /// The latest wrong codes (<see cref="People.SignInLock"/>). Apart from the account's wrong passwords: a right password, or a new one, must not make room
    /// for more guesses.
    /// </summary>
    public IReadOnlyList<DateTimeOffset> Failures { get; init => field = value ?? []; } = [];

    public byte[] RecoverySalt { get; init => field = value ?? []; } = [];

    /// <summary>Hashes of those not used yet.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; init => field = value ?? []; } = [];

    /// <summary>Of the setup that waits for its first code; sealed.</summary>
    public string? WaitingSecret { get; init; }

    public DateTimeOffset? WaitingUntil { get; init; }

    public override string ToString() => $"SecondFactor of {UserId}";

    public bool IsOn => EnabledAt is not null;

    public MultiFactorState ToState() => new(EnabledAt, RecoveryCodes.Count);
}

/// <summary>A sign-in whose password was right and whose code is awaited. Kept by the hash of what the client holds.</summary>
internal sealed record SignInChallenge : Item
{
    public required string ChallengeHash { get; init; }

    public required string UserId { get; init; }

    public required string Email { get; init; }

    /// <summary>Of the account: whatever ends its sessions ends this too.</summary>
    public required long Epoch { get; init; }

    /// <summary>Of the session that it becomes.</summary>
    public required string SessionId { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>The authority's, which only the client's token opens (<see cref="SealedRenewal"/>).</summary>
    public string? Renewal { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>Unix seconds; then the row is swept.</summary>
    public required long ExpiresAt { get; init; }

    public override string ToString() => $"SignInChallenge of {UserId}";

    public TokenSession ToTokenSession() => new(SessionId, SignedInAt);
}
