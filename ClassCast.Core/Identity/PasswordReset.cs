using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>The code for a new password. Rows exist also for addresses without an account, to count tries and mails alike.</summary>
internal sealed record PasswordReset : Item
{
    public required string Email { get; init; }

    /// <summary>Empty when no code was mailed: then nothing matches.</summary>
    public string CodeHash { get; init => field = value ?? ""; } = "";

    public DateTimeOffset CodeExpiresAt { get; init; }

    /// <summary>Wrong codes since the last mail.</summary>
    public int Tries { get; init; }

    /// <summary>When the latest mails went out, ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Mails { get; init => field = value ?? []; } = [];

    /// <summary>Unix seconds; then the row is swept.</summary>
    public long ExpiresAt { get; init; }

    public override string ToString() => "PasswordReset";
}
