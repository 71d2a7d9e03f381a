using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SQS;

public partial class AmazonSQSConfig : ClientConfig
{
    private static readonly string userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.100");

    public AmazonSQSConfig() : base(AwsService.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sqs";
        EndpointProvider = new ServiceEndpointProvider(AmazonSQSClient.Service.EndpointPrefix);
    }

    public static new string ServiceId => AmazonSQSClient.Service.ServiceId;

    public override string RegionEndpointServiceName => "sqs";

    public override string ServiceVersion => "2012-11-05";

    public override string UserAgent => userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AmazonSQSClient.Service.EndpointFor(this, parameters);
}
