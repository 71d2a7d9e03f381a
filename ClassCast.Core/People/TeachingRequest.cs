using ClassCast.Core.Ports;

namespace ClassCast.Core.People;

/// <summary>
/// A wish to teach, kept by address from sign-up on (when there is no profile yet) until an administrator decides. Asking changes nothing else.
/// </summary>
public sealed record TeachingRequest : Item
{
    /// <summary>Normalised: trimmed, lower case.</summary>
    public required string Email { get; init; }

    public required TeachingRequestState State { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Set once the address is confirmed.</summary>
    public string? UserId { get; init; }

    /// <summary>Unix seconds; only while the address is unconfirmed.</summary>
    public long? ExpiresAt { get; init; }
}

public enum TeachingRequestState
{
    /// <summary>Asked at sign-up, the address is not confirmed.</summary>
    Asked,

    /// <summary>Waits for an administrator.</summary>
    Pending,
}
