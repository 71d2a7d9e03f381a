using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

/// <summary>Another address that somebody asked for, until its code proves that it is theirs.</summary>
internal sealed record EmailChange : Item
{
    public required string UserId { get; init; }

    /// <summary>Normalised.</summary>
    public required string NewEmail { get; init; }

    /// <summary>Empty when no code was mailed, because the address is somebody's: then nothing matches.</summary>
    public string CodeHash { get; init => field = value ?? ""; } = "";

    public DateTimeOffset CodeExpiresAt { get; init; }

    /// <summary>Wrong codes since the last mail.</summary>
    public int Tries { get; init; }

    /// <summary>When the latest mails went out, ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Mails { get; init => field = value ?? []; } = [];

    /// <summary>Unix seconds; then the row is swept.</summary>
    public long ExpiresAt { get; init; }

    public override string ToString() => $"EmailChange of {UserId}";
}
