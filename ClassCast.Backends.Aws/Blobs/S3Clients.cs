using Amazon.Runtime;
using Amazon.S3;

namespace ClassCast.Backends.Aws.Blobs;

internal static class S3Clients
{
    /// <summary>
    /// AWS serves each bucket under a host name of its own; whatever stands behind an endpoint override (<c>AWS_ENDPOINT_URL</c>,
    /// <c>AWS_ENDPOINT_URL_S3</c>) is asked by path, as nobody promises names below it.
    /// </summary>
    public static IAmazonS3 Create(AwsClients clients)
    {
        var config = clients.Configure(new AmazonS3Config());
        // a configuration whose ServiceURL was read forgets the override again, unless it is also set (AWSSDK.Core 4.0.102)
        if (config.ServiceURL is { } endpoint)
        {
            config.ForcePathStyle = true;
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = FallbackRegionFactory.GetRegionEndpoint()?.SystemName;
        }

        return new AmazonS3Client(config);
    }
}
