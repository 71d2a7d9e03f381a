namespace ClassCast.Core;

/// <summary>Identifiers: UUIDv7 in "N" format (32 lower-case hex digits), so that ids sort by creation time.</summary>
public static class Ids
{
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    public static string New() => Guid.CreateVersion7().ToString("N");

    /// <summary>Whether <paramref name="value"/> has the shape of an id; nothing else ever reaches a store as a key.</summary>
    public static bool IsValid(string? value) => value is { Length: 32 } && Guid.TryParseExact(value, "N", out _);
}
