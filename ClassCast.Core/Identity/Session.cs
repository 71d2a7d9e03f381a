using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>What one sign-in started: a family of refresh tokens.</summary>
internal sealed record Session : Item
{
    public required string SessionId { get; init; }

    public required string UserId { get; init; }

    public required string Email { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastUsedAt { get; init; }

    public long Epoch { get; init; }

    /// <summary>The network address of its last use.</summary>
    public string? Address { get; init; }

    /// <summary>As <see cref="DeviceNames"/> says it.</summary>
    public string? Device { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public long ExpiresAt { get; init; }

    public TokenSession ToTokenSession() => new(SessionId, CreatedAt);
}

/// <summary>A refresh token, by its hash. Kept after it was rotated, to notice when it is used again.</summary>
internal sealed record RefreshToken : Item
{
    public required string TokenHash { get; init; }

    public required string SessionId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? RotatedAt { get; init; }

    /// <summary>The authority's renewal, which only this token opens (<see cref="SealedRenewal"/>); null where it needs none.</summary>
    public string? Renewal { get; init; }

    public long ExpiresAt { get; init; }

    public override string ToString() => $"RefreshToken of {SessionId}";
}

/// <summary>The latest failed sign-ins of one account or one network address.</summary>
internal sealed record SignInFailures : Item
{
    /// <summary><c>account:{email}</c> or <c>address:{address}</c>.</summary>
    public required string Subject { get; init; }

    public IReadOnlyList<DateTimeOffset> Failures { get; init => field = value ?? []; } = [];

    public long ExpiresAt { get; init; }
}
