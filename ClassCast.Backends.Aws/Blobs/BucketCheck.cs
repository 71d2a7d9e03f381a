using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Blobs;

internal sealed class BucketCheck(IAmazonS3 s3, AwsResources resources) : IAwsStartupCheck
{
    public string Name => "buckets";

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) =>
        [.. (await Task.WhenAll(Buckets.All.Select(bucket => CheckAsync(bucket, cancellationToken)))).OfType<string>()];

    private async Task<string?> CheckAsync(string bucket, CancellationToken cancellationToken)
    {
        var output = AwsResources.BucketOutput(bucket);
        if (resources.Missing(output) is { } missing)
        {
            return missing;
        }

        var (setting, name) = (AwsResources.Setting(output), resources.Bucket(bucket));
        try
        {
            await s3.HeadBucketAsync(new HeadBucketRequest { BucketName = name }, cancellationToken);
            return null;
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.NotFound)
        {
            return $"The bucket '{name}' does not exist: {setting} must be a bucket of the application stack.";
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect or HttpStatusCode.BadRequest)
        {
            return $"The bucket '{name}' ({setting}) is not in this region: AWS_REGION must be the region of the application stack.";
        }
        catch (AmazonS3Exception error) when (error.StatusCode is HttpStatusCode.Forbidden)
        {
            return $"The bucket '{name}' ({setting}) refuses these credentials ({error.ErrorCode}): the role needs s3:ListBucket on it, and must belong to the stack's account.";
        }
    }
}
