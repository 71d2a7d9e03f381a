using ClassCast.Core.Ports;

namespace ClassCast.Core.People;

/// <summary>The profile of an account; password and codes live with the identity provider under the same id.</summary>
public sealed record User : Item
{
    public required string UserId { get; init; }

    /// <summary>Normalised: trimmed, lower case.</summary>
    public required string Email { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required Role Role { get; init; }

    public UserStatus Status { get; init; } = UserStatus.Active;

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Sort key of role-name-index: family name first, lower case.</summary>
    public string? NameKey => $"{FamilyName} {GivenName}".Trim() is { Length: > 0 } name ? name.ToLowerInvariant() : null;

    public string DisplayName() => $"{GivenName} {FamilyName}".Trim();
}

public enum Role
{
    Student,
    Instructor,
    Admin,
}

public enum UserStatus
{
    Active,

    /// <summary>Asked to teach; a student until an administrator approves.</summary>
    PendingApproval,
    Suspended,
}
