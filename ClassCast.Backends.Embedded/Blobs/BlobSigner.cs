using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClassCast.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded.Blobs;

internal enum GrantRefusal
{
    /// <summary>Not signed by us, or not for this method, key, upload, part, length, type or name.</summary>
    Invalid,
    Expired,
}

/// <summary>Makes and checks the signed addresses <c>/blobs/{bucket}/{name}?e=…&amp;…&amp;k={key id}&amp;s={HMAC-SHA256}</c>.</summary>
internal sealed class BlobSigner(BlobSigningKeys keys, IOptions<EmbeddedOptions> options, TimeProvider time)
{
    public const string PathPrefix = "/blobs";

    private const string Expires = "e";
    private const string Upload = "u";
    private const string Part = "p";
    private const string Length = "l";
    private const string Type = "t";
    private const string Download = "d";
    private const string KeyId = "k";
    private const string Signature = "s";

    private readonly string publicUrl = options.Value.PublicUrl?.TrimEnd('/') ?? "";

    public DateTimeOffset ExpiryAfter(TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, BlobSigningKeys.MaximumLifetime);
        return DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
    }

    public Uri Sign(BlobGrant grant)
    {
        BlobKeys.Validate(grant.Key);
        var key = keys.Current;
        var address = new StringBuilder(publicUrl)
            .Append(PathPrefix).Append('/').Append(grant.Key.Bucket).Append('/').Append(grant.Key.Name)
            .Append(CultureInfo.InvariantCulture, $"?{Expires}={grant.Expires.ToUnixTimeSeconds()}");
        Append(address, Upload, grant.UploadId);
        Append(address, Part, grant.PartNumber?.ToString(CultureInfo.InvariantCulture));
        Append(address, Length, grant.MaximumBytes?.ToString(CultureInfo.InvariantCulture));
        Append(address, Type, grant.ContentType);
        Append(address, Download, grant.DownloadName);
        Append(address, KeyId, key.Id);
        Append(address, Signature, Base64Url.EncodeToString(Compute(key, grant)));
        return new Uri(address.ToString(), publicUrl.Length == 0 ? UriKind.Relative : UriKind.Absolute);
    }

    /// <param name="method">GET also for HEAD.</param>
    public (BlobGrant? Grant, GrantRefusal Refusal) Verify(string method, BlobKey key, IQueryCollection query)
    {
        if (!BlobKeys.IsValid(key)
            || !long.TryParse(query[Expires], NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
            || expires > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || !TryNumber(query[Part], out var part)
            || !TryNumber(query[Length], out var length)
            || keys.Find(query[KeyId].ToString()) is not { } signingKey)
        {
            return (null, GrantRefusal.Invalid);
        }

        var grant = new BlobGrant(key, method, DateTimeOffset.FromUnixTimeSeconds(expires))
        {
            UploadId = query[Upload],
            PartNumber = (int?)part,
            MaximumBytes = length,
            ContentType = query[Type],
            DownloadName = query[Download],
        };
        if (!CryptographicOperations.FixedTimeEquals(Compute(signingKey, grant), Decode(query[Signature].ToString())))
        {
            return (null, GrantRefusal.Invalid);
        }

        return grant.Expires > time.GetUtcNow() ? (grant, default) : (null, GrantRefusal.Expired);
    }

    private static byte[] Compute(SigningKey key, BlobGrant grant) =>
        HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(grant.ToCanonical()));

    private static byte[] Decode(string signature)
    {
        var decoded = new byte[HMACSHA256.HashSizeInBytes];
        return Base64Url.IsValid(signature, out var length) && length == decoded.Length
            && Base64Url.TryDecodeFromChars(signature, decoded, out _)
                ? decoded
                : [];
    }

    // absent is null; what is there must be a number (parts are below 10,001, so it fits an int)
    private static bool TryNumber(string? text, out long? number)
    {
        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
        return text is null || number is not null;
    }

    private static void Append(StringBuilder address, string name, string? value)
    {
        if (value is not null)
        {
            address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
