using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationClient
{
    internal static readonly AwsService Service = new("CloudFormation", "cloudformation");

    private static readonly Protocol protocol = new QueryProtocol(Service, "2010-05-15", new ServiceErrors(typeof(AmazonCloudFormationException)));

    protected override IServiceMetadata ServiceMetadata => Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Service.Customize(pipeline);
}
