using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Core.People;

/// <summary>What a link to an invitation carries: its id, by which it is found, and 256 random bits, of which only the hash is kept.</summary>
public static class InvitationTokens
{
    private const int SecretBytes = 32;
    private const int IdLength = 32;

    public static string New(string invitationId) => invitationId + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Null for what cannot be one of ours.</summary>
    public static string? IdOf(string token) => token.Length > IdLength && Ids.IsValid(token[..IdLength]) ? token[..IdLength] : null;

    // 256 random bits cannot be guessed from a fast hash
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>In time that does not depend on where they differ.</summary>
    public static bool Opens(string token, Invitation invitation) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(invitation.TokenHash), Encoding.ASCII.GetBytes(Hash(token)));
}
