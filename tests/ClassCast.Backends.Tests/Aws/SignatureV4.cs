using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>
/// The signature that S3 computes of a request with a signed address, made from the specification
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html) and from nothing of the SDK.
/// </summary>
internal static class SignatureV4
{
    private const string SignatureParameter = "X-Amz-Signature";

    /// <summary>Whether S3 would take the request for one that was signed, at that moment.</summary>
    public static bool Accepts(string method, Uri address, IReadOnlyDictionary<string, string> headers, string secret, DateTimeOffset now)
    {
        var query = Query(address);
        var signed = DateTimeOffset.ParseExact(query["X-Amz-Date"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return now <= signed.AddSeconds(int.Parse(query["X-Amz-Expires"], CultureInfo.InvariantCulture))
            && query[SignatureParameter] == Compute(method, address, headers, secret);
    }

    public static string Compute(string method, Uri address, IReadOnlyDictionary<string, string> headers, string secret)
    {
        var query = Query(address);
        var all = new Dictionary<string, string>(headers, StringComparer.OrdinalIgnoreCase) { ["host"] = address.Authority };
        var names = query["X-Amz-SignedHeaders"].Split(';');
        var canonical = string.Join(
            '\n',
            method,
            address.AbsolutePath,
            string.Join('&', query.Where(pair => pair.Key != SignatureParameter)
                .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").Order(StringComparer.Ordinal)),
            string.Concat(names.Select(name => $"{name}:{all.GetValueOrDefault(name)?.Trim()}\n")),
            query["X-Amz-SignedHeaders"],
            "UNSIGNED-PAYLOAD");
        var scope = query["X-Amz-Credential"].Split('/', 2)[1];
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", query["X-Amz-Date"], scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Hmac);
        return Hex(Hmac(key, toSign));
    }

    public static IReadOnlyDictionary<string, string> Query(Uri address) => address.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length == 1 ? "" : Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
