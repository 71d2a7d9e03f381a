using System.Globalization;
using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Core.Ports;
using Microsoft.Net.Http.Headers;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>
/// Addresses signed with Signature Version 4 in their query
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html). What is signed binds: method, key, query, host, end, and of the headers content
/// type and length where they are given. S3 has no signed "at most", only a signed exact length. An address signed with a role's keys also ends when these do.
/// </summary>
internal sealed class S3Addresses(IAmazonS3 s3, AwsResources resources, TimeProvider time)
{
    public static TimeSpan MaximumLifetime { get; } = TimeSpan.FromDays(7);

    // the SDK counts whole seconds from its own signing, a moment after this one, and rounds down
    private static readonly TimeSpan SigningTime = TimeSpan.FromMilliseconds(500);

    private readonly Protocol protocol =
        s3.Config.ServiceURL is { } url && url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? Protocol.HTTP : Protocol.HTTPS;

    public Uri Put(BlobKey key, string contentType, TimeSpan lifetime)
    {
        var request = Request(key, HttpVerb.PUT, lifetime);
        request.ContentType = contentType;
        return Sign(request);
    }

    /// <param name="exactLength">Null to leave the length open.</param>
    public Uri Part(BlobKey key, string uploadId, int number, long? exactLength, TimeSpan lifetime)
    {
        var request = Request(key, HttpVerb.PUT, lifetime);
        request.UploadId = uploadId;
        request.PartNumber = number;
        if (exactLength is { } length)
        {
            request.Headers.ContentLength = length;
        }

        return Sign(request);
    }

    public Uri Get(BlobKey key, TimeSpan lifetime, string? downloadName)
    {
        var request = Request(key, HttpVerb.GET, lifetime);
        request.ResponseHeaderOverrides.CacheControl = string.Create(CultureInfo.InvariantCulture, $"private, max-age={(long)lifetime.TotalSeconds}");
        request.ResponseHeaderOverrides.ContentDisposition = downloadName is null ? "inline" : Attachment(downloadName);
        return Sign(request);
    }

    // RFC 6266 with the extended form of RFC 8187, and for the oldest readers a form in ASCII
    private static string Attachment(string name)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(DownloadNames.Clean(name));
        return disposition.ToString();
    }

    private GetPreSignedUrlRequest Request(BlobKey key, HttpVerb verb, TimeSpan lifetime)
    {
        BlobKeys.Validate(key);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, MaximumLifetime);
        return new GetPreSignedUrlRequest
        {
            BucketName = resources.Bucket(key.Bucket),
            Key = key.Name,
            Verb = verb,
            Expires = (time.GetUtcNow() + lifetime + SigningTime).UtcDateTime,
            Protocol = protocol,
        };
    }

    private Uri Sign(GetPreSignedUrlRequest request) => new(s3.GetPreSignedURL(request));
}
