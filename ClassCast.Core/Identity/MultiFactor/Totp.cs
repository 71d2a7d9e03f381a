using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>
/// One-time passwords by time, as authenticator apps make them: HMAC-SHA-1, six digits, a new one every 30 seconds.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc6238"/>
internal static class Totp
{
    public const int Digits = 6;

    /// <summary>What RFC 4226 recommends: as long as the hash.</summary>
    public const int SecretBytes = 20;

    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(30);

    /// <summary>A phone's clock may be wrong by so much, and the time to type is in it.</summary>
    public static TimeSpan Tolerance { get; } = TimeSpan.FromMinutes(2);

    private static int StepsEitherWay { get; } = (int)(Tolerance / Period);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / (long)Period.TotalSeconds;

    /// <param name="secret">Shared with the app.</param>
    /// <param name="step">Periods since 1970.</param>
    /// <param name="digits">Six, but for the RFC's own examples.</param>
    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238 with SHA-1 is what every app speaks; HMAC does not rest on the hash being free of collisions
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350

        // RFC 4226, 5.3: the last four bits say where 31 bits are taken from
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & 0x7fff_ffff;
        return (number % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>Looks at every step within <see cref="Tolerance"/>, in time that does not depend on which one matches.</summary>
    /// <param name="secret">Shared with the app.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="now">The one clock.</param>
    /// <param name="after">The last step that was used.</param>
    public static TotpMatch Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long after)
    {
        var current = StepAt(now);
        var typed = Encoding.UTF8.GetBytes(code);
        long? used = null;
        var isReused = false;
        for (var step = current - StepsEitherWay; step <= current + StepsEitherWay; step++)
        {
            var isMatch = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), typed);
            isReused |= isMatch & step <= after;
            used = isMatch & step > after ? used ?? step : used;
        }

        return new(used, IsReused: used is null && isReused);
    }
}

/// <param name="Step">Of a code that is right, and was not used before; otherwise null.</param>
/// <param name="IsReused">The code is right, but it, or one after it, was used already.</param>
internal readonly record struct TotpMatch(long? Step, bool IsReused);
