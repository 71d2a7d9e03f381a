using ClassCast.Core.Ports;

namespace ClassCast.Core.Privacy;

/// <summary>
/// A person's request for their data, or for its erasure: one row of each kind, so that there is never more than one at a time. The row of an erasure outlives
/// the account as its receipt, without name or address.
/// </summary>
public sealed record DataRequest : Item
{
    public required string UserId { get; init; }

    public required DataRequestKind Kind { get; init; }

    /// <summary>Another one for each request.</summary>
    public required string RequestId { get; init; }

    public required DataRequestState State { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>An administrator asked, not the person.</summary>
    public bool ByAdministrator { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Of an erasure under way: where the receipt goes. Forgotten in the commit that sends it.</summary>
    public string? Email { get; init; }

    /// <summary>Of an erasure: 128 random bits, with which whoever asked sees the receipt, as nobody can sign in any more.</summary>
    public string? ReceiptId { get; init; }

    /// <summary>Of a finished export: in <see cref="Buckets.Documents"/>.</summary>
    public string? BlobName { get; init; }

    /// <summary>Of a finished export.</summary>
    public long? Bytes { get; init; }

    /// <summary>Of an erasure, by kind of data: what there was, counted before the first of it went.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();

    /// <summary>Whether <see cref="Counts"/> is complete, so that a second run does not count what the first left.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Of an erasure: videos that a worker was on when it began.</summary>
    public IReadOnlyList<string> StrayVideoIds { get; init => field = value ?? []; } = [];

    /// <summary>Unix seconds; null while it is under way.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Partition of pending-index, which holds only what is under way.</summary>
    public string? Pending => State is DataRequestState.Pending ? Kind.ToString() : null;

    public override string ToString() => $"DataRequest {Kind} {RequestId}";
}

public enum DataRequestKind
{
    Export,
    Erasure,
}

public enum DataRequestState
{
    Pending,
    Done,

    /// <summary>Given up on; only an export, and it can be asked for again.</summary>
    Failed,
}
