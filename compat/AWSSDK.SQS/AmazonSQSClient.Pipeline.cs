using Amazon.Runtime.Internal;
using Amazon.SQS.Internal;

namespace Amazon.SQS;

public partial class AmazonSQSClient
{
    internal static readonly AwsService Service = new("SQS", "sqs");

    private static readonly Protocol protocol = new JsonProtocol(Service, "1.0", "2012-11-05", "AmazonSQS", new ServiceErrors(typeof(AmazonSQSException)));

    protected override IServiceMetadata ServiceMetadata => Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        Service.Customize(pipeline);
        pipeline.AddHandlerBefore<Unmarshaller>(new ChecksumValidation());
    }
}
