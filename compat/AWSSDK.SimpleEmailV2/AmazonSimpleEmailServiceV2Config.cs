using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SimpleEmailV2;

public partial class AmazonSimpleEmailServiceV2Config : ClientConfig
{
    private static readonly string userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.100");

    public AmazonSimpleEmailServiceV2Config() : base(AwsService.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "ses";
        EndpointProvider = new ServiceEndpointProvider(AmazonSimpleEmailServiceV2Client.Service.EndpointPrefix);
    }

    public static new string ServiceId => AmazonSimpleEmailServiceV2Client.Service.ServiceId;

    public override string RegionEndpointServiceName => "email";

    public override string ServiceVersion => "2019-09-27";

    public override string UserAgent => userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AmazonSimpleEmailServiceV2Client.Service.EndpointFor(this, parameters);
}
