using ClassCast.Core.Identity.Hooks;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>A confirmed account. Its password is with the <see cref="ICredentialAuthority"/>, under the same id.</summary>
internal sealed record Account : Item
{
    /// <summary>Normalised; the key, so that an address has one account however many sign up at once.</summary>
    public required string Email { get; init; }

    public required string UserId { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required bool IsEnabled { get; init; }

    /// <summary>By precedence.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Sessions of an earlier epoch have ended: one write ends all there are, also those just being created.</summary>
    public long SessionEpoch { get; init; }

    public override string ToString() => $"Account {UserId}";

    /// <summary>As tokens tell it.</summary>
    public AccountInfo ToSubject() => ToInfo() with { Groups = PreToken.Decide(Groups).Groups };

    public AccountInfo ToInfo() => new(UserId, Email, GivenName, FamilyName, IsConfirmed: true, IsEnabled, Groups);
}
