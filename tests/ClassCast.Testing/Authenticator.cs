using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace ClassCast.Testing;

/// <summary>An authenticator app: it knows a secret and the time, and nothing of the classroom's code.</summary>
public sealed class Authenticator
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly byte[] secret;

    /// <param name="base32">As the page shows it, in groups or not.</param>
    public Authenticator(string base32)
    {
        var digits = base32.Where(char.IsLetterOrDigit).Select(letter => Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)).ToArray();
        var number = digits.Aggregate(BigInteger.Zero, (sum, digit) => (sum << 5) + digit) >> (digits.Length * 5 % 8);
        secret = new byte[digits.Length * 5 / 8];
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(secret, secret.Length - bytes.Length);
    }

    public string CodeAt(DateTimeOffset time)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, time.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 15;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
