using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>
/// Ten codes for the day the phone is gone, each good once: 80 random bits, written as <c>xxxx-xxxx-xxxx-xxxx</c>. Kept hashed with a salt per account and
/// without the installation's key, so that they still work where that key is lost.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Bytes = 10;
    private const int SaltBytes = 16;
    private const int Group = 4;

    // Crockford's: no letter that looks like a digit
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, Count).Select(_ => string.Join('-', Base32.Encode(RandomNumberGenerator.GetBytes(Bytes), Alphabet).Chunk(Group).Select(part => new string(part))))];

    public static byte[] NewSalt() => RandomNumberGenerator.GetBytes(SaltBytes);

    /// <summary>80 random bits cannot be guessed from a fast hash.</summary>
    public static string Hash(ReadOnlySpan<byte> salt, string typed) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(Normalize(typed))]));

    /// <returns>What is left without the code; null when it is none of them.</returns>
    public static IReadOnlyList<string>? Without(IReadOnlyList<string> hashes, ReadOnlySpan<byte> salt, string typed)
    {
        var asked = Hash(salt, typed);
        string? found = null;
        foreach (var hash in hashes)
        {
            found = Codes.Match(hash, asked) ? hash : found;
        }

        return found is null ? null : [.. hashes.Where(hash => hash != found)];
    }

    /// <summary>As people copy it from paper: any case, with or without separators, letters for the digits they look like.</summary>
    private static string Normalize(string typed) =>
        new([.. typed.ToLowerInvariant().Where(char.IsLetterOrDigit).Select(letter => letter switch { 'o' => '0', 'i' or 'l' => '1', _ => letter })]);
}
