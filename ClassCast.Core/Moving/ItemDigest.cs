using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ClassCast.Core.Moving;

/// <summary>
/// Count and checksum of a set of items in any order: the SHA-256 of each, added up. It tells sets apart that differ by accident; it is no signature.
/// </summary>
public sealed class ItemDigest
{
    private const int Lanes = SHA256.HashSizeInBytes / sizeof(ulong);

    private readonly ulong[] sum = new ulong[Lanes];

    public long Count { get; private set; }

    /// <param name="item">Canonical JSON.</param>
    public void Add(ReadOnlySpan<byte> item)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(item, hash);
        for (var i = 0; i < Lanes; i++)
        {
            sum[i] += BinaryPrimitives.ReadUInt64BigEndian(hash[(i * sizeof(ulong))..]);
        }

        Count++;
    }

    /// <summary>The checksum, hexadecimal.</summary>
    public override string ToString() => string.Concat(sum.Select(lane => $"{lane:x16}"));
}
