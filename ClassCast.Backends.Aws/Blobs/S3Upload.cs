using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>
/// Stores a stream of unknown length: what fits into one part in one request, more of it by parts, a few at a time. Nobody sees the object before all of it is
/// there, and what fails leaves nothing behind.
/// </summary>
internal sealed class S3Upload(IAmazonS3 s3, string bucket, BlobKey key, string contentType)
{
    /// <summary>Of the first thousand parts; every thousand is larger than the one before, so that 10,000 hold more than 400 GB.</summary>
    public const int PartBytes = 8 * 1024 * 1024;

    private const int Concurrency = 3;

    /// <returns>Length and entity tag of what was stored.</returns>
    public async Task<(long Length, string ETag)> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        var (buffer, read) = await ReadPartAsync(content, 1, cancellationToken);
        if (read == PartBytes)
        {
            return await PutPartsAsync(content, buffer, cancellationToken);
        }

        try
        {
            var answer = await s3.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = bucket,
                    Key = key.Name,
                    ContentType = contentType,
                    InputStream = new MemoryStream(buffer, 0, read, writable: false),
                },
                cancellationToken);
            return (read, answer.ETag);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<(long Length, string ETag)> PutPartsAsync(Stream content, byte[] first, CancellationToken cancellationToken)
    {
        var started = await s3.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key.Name, ContentType = contentType }, cancellationToken);
        var parts = new List<Task<PartETag>>();
        try
        {
            var length = await SendAllAsync(content, first, started.UploadId, parts, cancellationToken);
            return (length, await CompleteAsync(started.UploadId, await Task.WhenAll(parts), length, cancellationToken));
        }
        catch
        {
            await AbortAsync(started.UploadId);
            throw;
        }
    }

    private async Task<long> SendAllAsync(Stream content, byte[] first, string uploadId, List<Task<PartETag>> parts, CancellationToken cancellationToken)
    {
        using var free = new SemaphoreSlim(Concurrency);
        long length = 0;
        try
        {
            for (var (buffer, read, number) = (first, PartBytes, 1); read > 0; number++)
            {
                await free.WaitAsync(cancellationToken);
                length += read;
                var isLast = read < SizeOf(number);
                parts.Add(SendAsync(uploadId, number, buffer, read, free, cancellationToken));
                if (parts.FirstOrDefault(part => part.IsFaulted) is { } failed)
                {
                    await failed;
                }

                if (isLast)
                {
                    break;
                }

                (buffer, read) = await ReadPartAsync(content, number + 1, cancellationToken);
                if (read == 0)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }
            }

            return length;
        }
        finally
        {
            // the semaphore is theirs too
            await ((Task)Task.WhenAll(parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<PartETag> SendAsync(string uploadId, int number, byte[] buffer, int length, SemaphoreSlim free, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await s3.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = bucket,
                    Key = key.Name,
                    UploadId = uploadId,
                    PartNumber = number,
                    PartSize = length,
                    InputStream = new MemoryStream(buffer, 0, length, writable: false),
                },
                cancellationToken);
            return new PartETag(answer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            free.Release();
        }
    }

    private async Task<string> CompleteAsync(string uploadId, PartETag[] parts, long length, CancellationToken cancellationToken)
    {
        try
        {
            return (await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key.Name, UploadId = uploadId, PartETags = [.. parts] }, cancellationToken)).ETag;
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "NoSuchUpload")
        {
            // nobody else knows this upload, so a try whose answer was lost has ended it
            var head = await S3Errors.OfObjectAsync(key, s3.GetObjectMetadataAsync(bucket, key.Name, cancellationToken));
            return head.ContentLength == length ? head.ETag : throw new UploadNotFoundException(uploadId);
        }
    }

    private async Task AbortAsync(string uploadId)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(bucket, key.Name, uploadId, CancellationToken.None);
        }
        catch (Exception error) when (error is AmazonS3Exception or StorageUnavailableException)
        {
            // what led here is the news; the bucket's lifecycle takes the parts
        }
    }

    private static int SizeOf(int number) => PartBytes * (1 + ((number - 1) / 1000));

    /// <returns>The caller gives the buffer back to the pool.</returns>
    private static async Task<(byte[] Buffer, int Read)> ReadPartAsync(Stream content, int number, CancellationToken cancellationToken)
    {
        var size = SizeOf(number);
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            return (buffer, await content.ReadAtLeastAsync(buffer.AsMemory(0, size), size, throwOnEndOfStream: false, cancellationToken));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }
}
