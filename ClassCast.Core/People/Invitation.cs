using ClassCast.Core.Ports;

namespace ClassCast.Core.People;

/// <summary>
/// An administrator's word that who reads the mail of an address may teach. The mailed link opens it once, until it ends or is revoked; of what the link carries
/// only a hash is here (<see cref="InvitationTokens"/>).
/// </summary>
public sealed record Invitation : Item
{
    public required string InvitationId { get; init; }

    /// <summary>Normalised: trimmed, lower case.</summary>
    public required string Email { get; init; }

    public required InvitationState State { get; init; }

    /// <summary>Of the latest link; those before no longer open it.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The administrator who is told when it is accepted.</summary>
    public required string InvitedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the latest link was mailed.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the latest link stops working.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public string? AcceptedBy { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Unix seconds; then the row is swept. What happened stays in the audit log.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>Without address and hash, in case it is ever logged.</summary>
    public override string ToString() => $"Invitation {InvitationId}";
}

/// <summary>That an open one has ended follows from the time.</summary>
public enum InvitationState
{
    Open,
    Accepted,
    Revoked,
}

public static class InvitationRules
{
    /// <summary>How long a link works.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(14);

    /// <summary>How long it stays listed after it has ended.</summary>
    public static TimeSpan Listed { get; } = TimeSpan.FromDays(90);

    public static bool IsOpen(Invitation invitation, DateTimeOffset now) => invitation.State is InvitationState.Open && now < invitation.EndsAt;

    /// <summary>As mailed now, with a new link.</summary>
    public static Invitation Sent(Invitation invitation, string tokenHash, DateTimeOffset now) => invitation with
    {
        State = InvitationState.Open,
        TokenHash = tokenHash,
        SentAt = now,
        EndsAt = now + Lifetime,
        ExpiresAt = (now + Lifetime + Listed).ToUnixTimeSeconds(),
    };

    /// <summary>What becomes of who accepts: a student an instructor; nobody loses anything by it.</summary>
    public static User Admitted(User user) => user with
    {
        Role = user.Role is Role.Student ? Role.Instructor : user.Role,
        Status = user.Status is UserStatus.PendingApproval ? UserStatus.Active : user.Status,
    };
}
