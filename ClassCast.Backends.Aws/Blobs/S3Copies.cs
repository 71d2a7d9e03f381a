using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>Copies inside S3, without the bytes passing here.</summary>
internal sealed class S3Copies(IAmazonS3 s3, AwsResources resources)
{
    private const int Concurrency = 8;

    /// <summary>S3 copies no more than 5 GB in one request.</summary>
    public long LargestWhole { get; init; } = 5L * 1024 * 1024 * 1024;

    /// <summary>At the least: the largest object, 5 TB, has 10,000 parts of 512 MB.</summary>
    public long PartBytes { get; init; } = 512L * 1024 * 1024;

    public async Task RunAsync(BlobInfo source, BlobKey target, CancellationToken cancellationToken)
    {
        if (source.Length > LargestWhole)
        {
            await CopyPartsAsync(source, target, cancellationToken);
            return;
        }

        await S3Errors.OfObjectAsync(source.Key, s3.CopyObjectAsync(
            new CopyObjectRequest
            {
                SourceBucket = resources.Bucket(source.Key.Bucket),
                SourceKey = source.Key.Name,
                DestinationBucket = resources.Bucket(target.Bucket),
                DestinationKey = target.Name,
            },
            cancellationToken));
    }

    private async Task CopyPartsAsync(BlobInfo source, BlobKey target, CancellationToken cancellationToken)
    {
        var bucket = resources.Bucket(target.Bucket);
        var started = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = target.Name, ContentType = source.ContentType }, cancellationToken);
        try
        {
            var size = Math.Max(PartBytes, (source.Length + BlobLimits.MaximumParts - 1) / BlobLimits.MaximumParts);
            var parts = new PartETag[(int)((source.Length + size - 1) / size)];
            await Parallel.ForAsync(
                0,
                parts.Length,
                new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
                async (index, token) => parts[index] = await CopyPartAsync(source, target, started.UploadId, index, size, token));
            await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = target.Name, UploadId = started.UploadId, PartETags = [.. parts] }, cancellationToken);
        }
        catch
        {
            await s3.AbortMultipartUploadAsync(bucket, target.Name, started.UploadId, CancellationToken.None);
            throw;
        }
    }

    private async Task<PartETag> CopyPartAsync(BlobInfo source, BlobKey target, string uploadId, int index, long size, CancellationToken cancellationToken)
    {
        var copied = await S3Errors.OfObjectAsync(source.Key, s3.CopyPartAsync(
            new CopyPartRequest
            {
                SourceBucket = resources.Bucket(source.Key.Bucket),
                SourceKey = source.Key.Name,
                ETagToMatch = [source.ETag], // all parts of one version
                DestinationBucket = resources.Bucket(target.Bucket),
                DestinationKey = target.Name,
                UploadId = uploadId,
                PartNumber = index + 1,
                FirstByte = index * size,
                LastByte = Math.Min((index + 1) * size, source.Length) - 1,
            },
            cancellationToken));
        return new PartETag(index + 1, copied.ETag);
    }
}
