using System.Globalization;
using System.Net.Http.Headers;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>What one signed address allows.</summary>
internal sealed record BlobGrant(BlobKey Key, string Method, DateTimeOffset Expires)
{
    public const string Get = "GET";
    public const string Put = "PUT";

    public string? UploadId { get; init; }

    public int? PartNumber { get; init; }

    public long? MaximumBytes { get; init; }

    public string? ContentType { get; init; }

    public string? DownloadName { get; init; }

    /// <summary>What is signed: each field escaped, so that no two grants have the same text.</summary>
    public string ToCanonical() => string.Join(
        '\n',
        "classcast-blob-1",
        Method,
        Key.Bucket,
        Key.Name,
        Expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        Escape(UploadId),
        PartNumber?.ToString(CultureInfo.InvariantCulture),
        MaximumBytes?.ToString(CultureInfo.InvariantCulture),
        Escape(ContentType),
        Escape(DownloadName));

    /// <summary>Content types are compared without regard to case and spaces, as HTTP does.</summary>
    public bool AllowsContentType(string? given) =>
        ContentType is null || string.IsNullOrEmpty(given) || string.Equals(Normalize(given), Normalize(ContentType), StringComparison.OrdinalIgnoreCase);

    private static string Normalize(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.ToString() : contentType.Trim();

    private static string? Escape(string? value) => value is null ? null : "=" + Uri.EscapeDataString(value);
}
