using System.Buffers.Text;
using System.Text.Json;

namespace ClassCast.Core.Identity;

/// <summary>What all access tokens of one sign-in have in common, whoever issues them: <c>origin_jti</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html"/>
internal static class TokenFamily
{
    /// <param name="accessToken">Straight from the authority, so only read: header.payload.signature.</param>
    /// <returns>Null where the authority names none.</returns>
    public static string? Of(string accessToken)
    {
        if (accessToken.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        return claims.RootElement.TryGetProperty("origin_jti", out var family) && family.ValueKind is JsonValueKind.String ? family.GetString() : null;
    }
}
