using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.Identity;

/// <summary>
/// The authority's renewal as a row keeps it: AES-256-GCM under a key that is made of the client's refresh token (HKDF-SHA256), which is stored nowhere. Whoever
/// reads the tables can renew nothing, and a session that has ended cannot be renewed by anybody.
/// </summary>
internal static class SealedRenewal
{
    /// <returns>Null for an empty renewal.</returns>
    public static string? Seal(string renewal, string refreshToken) =>
        renewal.Length == 0 ? null : SealedBox.Seal(Encoding.UTF8.GetBytes(renewal), KeyOf(refreshToken));

    /// <exception cref="CryptographicException">It was sealed with another token, or changed.</exception>
    public static string Open(string? sealedRenewal, string refreshToken) =>
        sealedRenewal is null ? "" : Encoding.UTF8.GetString(SealedBox.Open(sealedRenewal, KeyOf(refreshToken)));

    // refresh tokens are 256 random bits, so nothing slower is needed
    private static byte[] KeyOf(string refreshToken) => SealedBox.KeyOf(Encoding.UTF8.GetBytes(refreshToken), "classcast renewal"u8);
}
