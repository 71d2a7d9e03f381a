using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>
/// Objects in S3. They are encrypted as each bucket's default says: a header here would overrule what the operator chose there. Uploads that nobody
/// completes or aborts are ended by the lifecycle rules of the buckets (infra/storage.template), not by a sweeper.
/// </summary>
internal sealed class AwsBlobStore(IAmazonS3 s3, AwsResources resources, S3Addresses addresses, S3Copies copies, TimeProvider time) : IBlobStore
{
    private const int PageSize = 1000;

    /// <inheritdoc/>
    /// <remarks>The length stays open: S3 could only bind the address to one exact length. Whoever signs looks at the object's length afterwards.</remarks>
    public Uri SignPut(BlobKey key, string contentType, long maximumBytes, TimeSpan lifetime) => addresses.Put(key, contentType, lifetime);

    public Uri SignGet(BlobKey key, TimeSpan lifetime, string? downloadName = null) => addresses.Get(key, lifetime, downloadName);

    public async Task<string> CreateMultipartUploadAsync(BlobKey key, string contentType, CancellationToken cancellationToken)
    {
        var started = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = BucketOf(key), Key = key.Name, ContentType = contentType }, cancellationToken);
        return started.UploadId;
    }

    public Uri SignPart(BlobKey key, string uploadId, int partNumber, long maximumBytes, TimeSpan lifetime, bool isExact = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partNumber, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partNumber, BlobLimits.MaximumParts);
        return addresses.Part(key, uploadId, partNumber, isExact ? maximumBytes : null, lifetime);
    }

    public async Task<IReadOnlyList<UploadedPart>> ListPartsAsync(BlobKey key, string uploadId, CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest { BucketName = BucketOf(key), Key = key.Name, UploadId = uploadId, MaxParts = PageSize };
        List<UploadedPart> parts = [];
        while (true)
        {
            var page = await S3Errors.OfUploadAsync(uploadId, s3.ListPartsAsync(request, cancellationToken));
            parts.AddRange((page.Parts ?? []).Select(part => new UploadedPart(part.PartNumber ?? 0, part.ETag, part.Size ?? 0)));
            if (page.IsTruncated is not true || parts.Count == 0)
            {
                return parts;
            }

            request.PartNumberMarker = $"{parts[^1].Number}";
        }
    }

    public async Task<BlobInfo> CompleteMultipartUploadAsync(
        BlobKey key, string uploadId, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        var bucket = BucketOf(key);
        if (parts.Count == 0 || parts.Zip(parts.Skip(1)).Any(pair => pair.First.Number >= pair.Second.Number))
        {
            throw new InvalidUploadException("The parts must be given in the order of their numbers, and there must be some.");
        }

        var joined = await S3Errors.OfUploadAsync(uploadId, s3.CompleteMultipartUploadAsync(
            new CompleteMultipartUploadRequest
            {
                BucketName = bucket,
                Key = key.Name,
                UploadId = uploadId,
                PartETags = [.. parts.Select(part => new PartETag(part.Number, part.ETag))],
            },
            cancellationToken));
        return await DescribeAsync(key, parts.Sum(part => part.Length), null, joined.ETag, cancellationToken);
    }

    public async Task AbortMultipartUploadAsync(BlobKey key, string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            await S3Errors.OfUploadAsync(uploadId, s3.AbortMultipartUploadAsync(BucketOf(key), key.Name, uploadId, cancellationToken));
        }
        catch (UploadNotFoundException)
        {
            // completed or aborted before
        }
    }

    public async Task<BlobInfo?> HeadAsync(BlobKey key, CancellationToken cancellationToken)
    {
        try
        {
            var head = await s3.GetObjectMetadataAsync(BucketOf(key), key.Name, cancellationToken);
            return new BlobInfo(key, head.ContentLength, head.Headers.ContentType, head.ETag, Utc(head.LastModified));
        }
        catch (AmazonS3Exception error) when (S3Errors.IsMissingObject(error))
        {
            return null;
        }
    }

    public async Task<Stream> OpenReadAsync(BlobKey key, CancellationToken cancellationToken, long offset = 0, long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        if (length == 0)
        {
            return await HeadAsync(key, cancellationToken) is null ? throw new BlobNotFoundException(key) : Stream.Null;
        }

        var request = new GetObjectRequest { BucketName = BucketOf(key), Key = key.Name };
        if (offset > 0 || length is not null)
        {
            request.ByteRange = length is { } count && count <= long.MaxValue - offset
                ? new ByteRange(offset, offset + count - 1)
                : new ByteRange($"bytes={offset}-");
        }

        try
        {
            var opened = await S3Errors.OfObjectAsync(key, s3.GetObjectAsync(request, cancellationToken));
            return new S3Stream(s3, request, opened, offset);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "InvalidRange")
        {
            return Stream.Null; // it begins where the object has ended
        }
    }

    public async Task<BlobInfo> PutAsync(BlobKey key, Stream content, string contentType, CancellationToken cancellationToken)
    {
        var (length, etag) = await new S3Upload(s3, BucketOf(key), key, contentType).RunAsync(content, cancellationToken);
        return await DescribeAsync(key, length, contentType, etag, cancellationToken);
    }

    public async Task CopyAsync(BlobKey source, BlobKey target, CancellationToken cancellationToken)
    {
        BlobKeys.Validate(target);
        var found = await HeadAsync(source, cancellationToken) ?? throw new BlobNotFoundException(source);
        await copies.RunAsync(found, target, cancellationToken);
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken) => s3.DeleteObjectAsync(BucketOf(key), key.Name, cancellationToken);

    public async Task<Page<BlobEntry>> ListAsync(string bucket, string prefix, string? cursor, CancellationToken cancellationToken)
    {
        if (!Buckets.All.Contains(bucket) || !BlobKeys.IsPrefix(prefix))
        {
            throw new ArgumentException($"'{bucket}/{prefix}' is not a prefix of blob keys.", nameof(prefix));
        }

        var page = await s3.ListObjectsV2Async(
            new ListObjectsV2Request
            {
                BucketName = resources.Bucket(bucket),
                Prefix = prefix,
                StartAfter = BlobCursors.Decode(cursor),
                MaxKeys = PageSize,
            },
            cancellationToken);
        // keys that are none of ours (a folder that a console made) are not shown, as they could not be opened either
        var objects = page.S3Objects ?? [];
        return new Page<BlobEntry>(
            [.. objects
                .Select(found => new BlobEntry(new BlobKey(bucket, found.Key), found.Size ?? 0, found.ETag, Utc(found.LastModified)))
                .Where(entry => BlobKeys.IsValid(entry.Key))],
            page.IsTruncated is true && objects.Count > 0 ? BlobCursors.Encode(objects[^1].Key) : null);
    }

    /// <summary>S3 says the time of a write only when asked for it; by then somebody may have written again.</summary>
    /// <param name="contentType">Null when only S3 knows it.</param>
    private async Task<BlobInfo> DescribeAsync(BlobKey key, long length, string? contentType, string etag, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(key, cancellationToken);
        return head is not null && (head.ETag == etag || contentType is null)
            ? head with { ETag = etag, Length = length }
            : new BlobInfo(key, length, contentType ?? "application/octet-stream", etag, time.GetUtcNow());
    }

    private string BucketOf(BlobKey key)
    {
        BlobKeys.Validate(key);
        return resources.Bucket(key.Bucket);
    }

    private static DateTimeOffset Utc(DateTime? time) => new(DateTime.SpecifyKind((time ?? default).ToUniversalTime(), DateTimeKind.Utc));
}
