using ClassCast.Core.Ports;

namespace ClassCast.Core.Http;

/// <summary>
/// One <c>Idempotency-Key</c> of one person: claimed by a conditional put before the request runs, completed with its answer, and answered from
/// here when the same request comes again.
/// </summary>
public sealed record IdempotencyRecord : Item
{
    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of method, path and body: another request under the same key is refused.</summary>
    public required string RequestHash { get; init; }

    /// <summary>Null while the first request is running.</summary>
    public int? Status { get; init; }

    public string? ContentType { get; init; }

    public string? Body { get; init; }

    /// <summary>The <c>Location</c> header of the answer.</summary>
    public string? Location { get; init; }

    /// <summary>The <c>ETag</c> header of the answer.</summary>
    public string? ETag { get; init; }

    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>Unix seconds; the record is swept after.</summary>
    public required long ExpiresAt { get; init; }

    public static string KeyOf(string userId, string key) => $"{userId}#{key}";
}
