using System.Net;
using Amazon.S3;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>What S3's refusals mean at the port. That it cannot be used at all tells <see cref="S3Client"/>; what is left passes as it is: a fault of ours.</summary>
internal static class S3Errors
{
    public static async Task<T> OfObjectAsync<T>(BlobKey key, Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (AmazonS3Exception error) when (IsMissingObject(error))
        {
            throw new BlobNotFoundException(key);
        }
    }

    public static async Task<T> OfUploadAsync<T>(string uploadId, Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "NoSuchUpload")
        {
            throw new UploadNotFoundException(uploadId);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "InvalidPart" or "InvalidPartOrder" or "EntityTooSmall" or "MalformedXML")
        {
            throw new InvalidUploadException(error.Message);
        }
    }

    /// <summary>The answer to HEAD has no body, so only its status tells; a bucket that is not there stops the process at its start.</summary>
    public static bool IsMissingObject(AmazonS3Exception error) =>
        error.StatusCode == HttpStatusCode.NotFound && error.ErrorCode is not ("NoSuchBucket" or "NoSuchUpload");
}
