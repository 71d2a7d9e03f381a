using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace ClassCast.Backends.Aws.Blobs;

/// <summary>The SDK's client, which throws <see cref="ClassCast.Core.Ports.StorageUnavailableException"/> when S3 cannot be used now.</summary>
internal sealed class S3Client : AmazonS3Client
{
    private S3Client(AmazonS3Config config)
        : base(config)
    {
    }

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

        return new S3Client(config);
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        // outermost: after the SDK has given up trying again
        pipeline.AddHandler(new Translation());
    }

    private sealed class Translation : PipelineHandler
    {
        public override void InvokeSync(IExecutionContext executionContext)
        {
            try
            {
                base.InvokeSync(executionContext);
            }
            catch (Exception error) when (AwsProblems.IsUnavailable(error, CancellationToken.None))
            {
                throw AwsProblems.Unavailable("S3", error);
            }
        }

        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            catch (Exception error) when (AwsProblems.IsUnavailable(error, executionContext.RequestContext.CancellationToken))
            {
                throw AwsProblems.Unavailable("S3", error);
            }
        }
    }
}
