using System.Text.Json.Serialization;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>
/// Messages of one commit that are still to be sent, in one item. Until <see cref="Due"/> the process that wrote or claimed it is on it; from then on any
/// process may claim it, by moving it to a later time.
/// </summary>
internal sealed record OutboxEntry : Item
{
    /// <summary>One of <see cref="OutboxKeys.Shards"/>, or <see cref="OutboxKeys.Dead"/>.</summary>
    public required string Shard { get; init; }

    /// <summary>Sort key, see <see cref="OutboxKeys.Due"/>; for dead ones the time of giving up.</summary>
    public required string Due { get; init; }

    /// <summary>The same wherever the entry is moved to.</summary>
    public required string EntryId { get; init; }

    /// <summary>Of the commit.</summary>
    public required DateTimeOffset CommittedAt { get; init; }

    public required IReadOnlyList<OutboxRecord> Messages { get; init; }

    /// <summary>Failed ones so far.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }
}

/// <param name="Kind">Which port it is for.</param>
/// <param name="Id">The same for every delivery.</param>
/// <param name="Body">JSON.</param>
internal sealed record OutboxRecord(OutboxKind Kind, string Id, string Body)
{
    /// <summary>Logical name; jobs only.</summary>
    public string? Queue { get; init; }

    /// <summary>From the commit on; jobs only.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>W3C trace context of the commit; jobs only.</summary>
    public string? TraceParent { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<OutboxKind>))]
internal enum OutboxKind
{
    Job,
    Event,
    Topic,
    Email,
}
