using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core;

/// <summary>Identifiers: UUIDv7 in "N" format (32 lower-case hex digits), so that ids sort by creation time.</summary>
public static class Ids
{
    public static string New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    public static string New() => Guid.CreateVersion7().ToString("N");

    /// <summary>The same id every time for the same moment and seed, still in order of time: writing it twice is noticed.</summary>
    public static string For(DateTimeOffset time, string seed)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 10).CopyTo(bytes[6..]);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70); // RFC 9562: version 7
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>When this id was made, to the millisecond.</summary>
    public static DateTimeOffset TimeOf(string id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id[..12], 16)); // RFC 9562: the first 48 bits

    /// <summary>Whether <paramref name="value"/> has the shape of an id; nothing else ever reaches a store as a key.</summary>
    public static bool IsValid(string? value) => value is { Length: 32 } && Guid.TryParseExact(value, "N", out _);
}
