using System.Buffers.Text;
using System.Security.Cryptography;

namespace ClassCast.Core.Identity;

/// <summary>AES-256-GCM as text: nonce, cipher, tag.</summary>
internal static class SealedBox
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <param name="secret">Random bits, at least 128; nothing that a person chose.</param>
    /// <param name="purpose">So that no two uses of a secret share a key.</param>
    public static byte[] KeyOf(byte[] secret, ReadOnlySpan<byte> purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: purpose.ToArray());

    /// <param name="clear">What to keep secret.</param>
    /// <param name="key">As of <see cref="KeyOf"/>.</param>
    /// <param name="context">Whose it is: with another it does not open.</param>
    public static string Seal(ReadOnlySpan<byte> clear, byte[] key, ReadOnlySpan<byte> context = default)
    {
        var box = new byte[NonceBytes + clear.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, clear, box.AsSpan(NonceBytes, clear.Length), box.AsSpan(NonceBytes + clear.Length), context);
        return Base64Url.EncodeToString(box);
    }

    /// <exception cref="CryptographicException">It was sealed with another key or for another context, or changed.</exception>
    public static byte[] Open(string sealedText, byte[] key, ReadOnlySpan<byte> context = default)
    {
        var box = Base64Url.DecodeFromChars(sealedText).AsSpan();
        var clear = new byte[box.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], clear, context);
        return clear;
    }
}
