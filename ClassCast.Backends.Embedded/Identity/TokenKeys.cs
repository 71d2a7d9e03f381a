using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClassCast.Backends.Embedded.Files;
using Microsoft.IdentityModel.Tokens;

namespace ClassCast.Backends.Embedded.Identity;

/// <summary>The keys that sign tokens, shared by the processes and rolled over by whichever notices first.</summary>
internal sealed class TokenKeys(string path, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ECDsaSecurityKey>> opened = new();

    private readonly SecretFile<TokenKeyRing> file =
        new(path, EmbeddedIdentityJson.Default.TokenKeyRing, () => TokenKeyRing.Create(time.GetUtcNow()), time);

    public async Task<SigningCredentials> GetSigningAsync(CancellationToken cancellationToken)
    {
        var ring = await ReadAsync(cancellationToken);
        var key = ring.Signing(time.GetUtcNow());
        return new SigningCredentials(Open(key), SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>All keys of the ring as a JWKS document, public halves only.</summary>
    public async Task<string> GetKeySetAsync(CancellationToken cancellationToken)
    {
        var ring = await ReadAsync(cancellationToken);
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (var key in ring.Keys)
            {
                WritePublic(json, key.Id, Open(key).ECDsa.ExportParameters(includePrivateParameters: false).Q);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Keys the hashes of mailed codes.</summary>
    public byte[] GetCodeKey() => file.Read().CodeSecret;

    public void Dispose()
    {
        foreach (var key in opened.Values)
        {
            key.Value.ECDsa.Dispose();
        }
    }

    private async Task<TokenKeyRing> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (file.Read().Advance(now) is not null)
        {
            await file.UpdateAsync(ring => ring.Advance(now), cancellationToken);
        }

        return file.Read();
    }

    private ECDsaSecurityKey Open(TokenKey key) =>
        opened.GetOrAdd(key.Id, _ => new Lazy<ECDsaSecurityKey>(() => new ECDsaSecurityKey(key.Open()) { KeyId = key.Id })).Value;

    private static void WritePublic(Utf8JsonWriter json, string id, ECPoint point)
    {
        json.WriteStartObject();
        json.WriteString("kty", "EC");
        json.WriteString("use", "sig");
        json.WriteString("alg", SecurityAlgorithms.EcdsaSha256);
        json.WriteString("kid", id);
        json.WriteString("crv", "P-256");
        json.WriteString("x", Base64Url.EncodeToString(point.X));
        json.WriteString("y", Base64Url.EncodeToString(point.Y));
        json.WriteEndObject();
    }
}
