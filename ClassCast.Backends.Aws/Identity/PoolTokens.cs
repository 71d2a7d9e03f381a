using System.Buffers.Text;
using System.Text.Json;
using Amazon.CognitoIdentityProvider.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Identity;

/// <summary>Tokens just received from the pool, and what they say. A class, so that nothing prints it.</summary>
internal sealed class PoolTokens
{
    private readonly AuthenticationResultType result;
    private readonly string renewal;
    private readonly JsonElement access;
    private readonly JsonElement id;

    /// <param name="result">The pool's answer.</param>
    /// <param name="renewal">The refresh token that was used; it stays good unless the answer has another.</param>
    public PoolTokens(AuthenticationResultType result, string renewal)
    {
        this.result = result;
        this.renewal = result.RefreshToken is { Length: > 0 } rotated ? rotated : renewal;
        access = Payload(result.AccessToken);
        id = Payload(result.IdToken);
    }

    public string Renewal => renewal;

    public bool NameTheGroupsOf(AccountInfo account)
    {
        string[] groups = access.TryGetProperty("cognito:groups", out var named) ? [.. named.EnumerateArray().Select(group => group.GetString()!)] : [];
        return groups.ToHashSet().SetEquals(account.Groups);
    }

    public bool Describe(AccountInfo account) =>
        NameTheGroupsOf(account)
        && Says("email", account.Email)
        && Says("given_name", account.GivenName)
        && Says("family_name", account.FamilyName);

    public IssuedTokens ToIssued() => new()
    {
        AccessToken = result.AccessToken,
        IdToken = result.IdToken,
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(access.GetProperty("exp").GetInt64()),
        Renewal = renewal,
    };

    // a claim for an empty attribute is left out
    private bool Says(string claim, string value) => (id.TryGetProperty(claim, out var said) ? said.GetString() : "") == value;

    // straight from the pool over TLS, so only read: header.payload.signature
    private static JsonElement Payload(string token)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
        return document.RootElement.Clone();
    }
}
