using System.Security.Cryptography;
using ClassCast.Core.Ports;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Api.Tests.Auth;

/// <summary>Published keys that a test adds to and takes from.</summary>
internal sealed class KeyRing : ITokenKeys
{
    private readonly List<ECDsaSecurityKey> keys = [];

    public int Readings { get; private set; }

    /// <summary>Whether it answers at all.</summary>
    public bool IsDown { get; set; }

    public TokenExpectations Expectations { get; } = new("issuer", "client");

    public ECDsaSecurityKey Add(string id)
    {
        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id };
        Add(key);
        return key;
    }

    public void Add(ECDsaSecurityKey key) => keys.Add(key);

    public void Clear() => keys.Clear();

    public Task<string> GetKeySetAsync(CancellationToken cancellationToken)
    {
        Readings++;
        if (IsDown)
        {
            throw new HttpRequestException("The identity provider does not answer.");
        }

        var published = keys.Select(key => JsonWebKeyConverter.ConvertFromECDsaSecurityKey(key)).Select(key =>
            $$"""{"kty":"EC","crv":"P-256","kid":"{{key.Kid}}","x":"{{key.X}}","y":"{{key.Y}}"}""");
        return Task.FromResult($$"""{"keys":[{{string.Join(',', published)}}]}""");
    }
}
