using System.Xml.Linq;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ClassCast.Web.Session;

/// <summary>
/// Keys as objects <c>web-keys/{name}.xml</c> of a bucket. They are encrypted at rest as the bucket encrypts, and whoever may read them may read
/// sessions: only this site's role should. Nothing is ever deleted here, so cookies of earlier keys stay readable.
/// </summary>
internal sealed class KeyBucketRepository(IAmazonS3 s3, string bucket, int pageSize = 1000) : IXmlRepository
{
    private const string Prefix = "web-keys/";

    public string BucketName => bucket;

    /// <summary>Region, credentials and endpoint are found as the SDK finds them.</summary>
    public static AmazonS3Client CreateClient(IConfiguration configuration) => new(new AmazonS3Config
    {
        // an AWS-compatible server behind an override has no host name per bucket
        ForcePathStyle = !string.IsNullOrEmpty(configuration["AWS_ENDPOINT_URL_S3"] ?? configuration["AWS_ENDPOINT_URL"]),
        Timeout = TimeSpan.FromSeconds(10),
    });

    // the framework's interface is synchronous and the SDK's is not; it is called when the site starts, and about once a day after that
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(() => ReadAllAsync(CancellationToken.None)).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => WriteAsync(element, friendlyName)).GetAwaiter().GetResult();

    public async Task<IReadOnlyCollection<XElement>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var elements = new List<XElement>();
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = Prefix, MaxKeys = pageSize };
        ListObjectsV2Response page;
        do
        {
            page = await s3.ListObjectsV2Async(request, cancellationToken);
            foreach (var found in page.S3Objects ?? [])
            {
                using var content = await s3.GetObjectAsync(bucket, found.Key, cancellationToken);
                elements.Add(await XElement.LoadAsync(content.ResponseStream, LoadOptions.None, cancellationToken));
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);

        return elements;
    }

    private Task<PutObjectResponse> WriteAsync(XElement element, string friendlyName) => s3.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = $"{Prefix}{friendlyName}.xml",
        ContentBody = element.ToString(SaveOptions.DisableFormatting),
        ContentType = "application/xml",
    });
}
