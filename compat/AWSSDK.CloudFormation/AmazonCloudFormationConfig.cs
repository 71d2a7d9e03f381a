using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.CloudFormation;

public partial class AmazonCloudFormationConfig : ClientConfig
{
    private static readonly string userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.100");

    public AmazonCloudFormationConfig() : base(AwsService.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cloudformation";
        EndpointProvider = new ServiceEndpointProvider(AmazonCloudFormationClient.Service.EndpointPrefix);
    }

    public static new string ServiceId => AmazonCloudFormationClient.Service.ServiceId;

    public override string RegionEndpointServiceName => "cloudformation";

    public override string ServiceVersion => "2010-05-15";

    public override string UserAgent => userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AmazonCloudFormationClient.Service.EndpointFor(this, parameters);
}
