using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.Identity;

/// <summary>
/// The authority's renewal as a row keeps it: AES-256-GCM under a key that is made of the client's refresh token (HKDF-SHA256), which is stored nowhere. Whoever
/// reads the tables can renew nothing, and a session that has ended cannot be renewed by anybody.
/// </summary>
internal static class SealedRenewal
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <returns>Null for an empty renewal.</returns>
    public static string? Seal(string renewal, string refreshToken)
    {
        if (renewal.Length == 0)
        {
            return null;
        }

        var clear = Encoding.UTF8.GetBytes(renewal);
        var box = new byte[NonceBytes + clear.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(KeyOf(refreshToken), TagBytes);
        cipher.Encrypt(nonce, clear, box.AsSpan(NonceBytes, clear.Length), box.AsSpan(NonceBytes + clear.Length));
        return Base64Url.EncodeToString(box);
    }

    /// <exception cref="CryptographicException">It was sealed with another token, or changed.</exception>
    public static string Open(string? sealedRenewal, string refreshToken)
    {
        if (sealedRenewal is null)
        {
            return "";
        }

        var box = Base64Url.DecodeFromChars(sealedRenewal).AsSpan();
        var clear = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(KeyOf(refreshToken), TagBytes);
        cipher.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], clear);
        return Encoding.UTF8.GetString(clear);
    }

    // refresh tokens are 256 random bits, so nothing slower is needed
    private static byte[] KeyOf(string refreshToken) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(refreshToken), KeyBytes, info: "classcast renewal"u8.ToArray());
}
