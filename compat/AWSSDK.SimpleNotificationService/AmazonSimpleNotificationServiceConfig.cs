using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceConfig : ClientConfig
{
    private static readonly string userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.100");

    public AmazonSimpleNotificationServiceConfig() : base(AwsService.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "sns";
        EndpointProvider = new ServiceEndpointProvider(AmazonSimpleNotificationServiceClient.Service.EndpointPrefix);
    }

    public static new string ServiceId => AmazonSimpleNotificationServiceClient.Service.ServiceId;

    public override string RegionEndpointServiceName => "sns";

    public override string ServiceVersion => "2010-03-31";

    public override string UserAgent => userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AmazonSimpleNotificationServiceClient.Service.EndpointFor(this, parameters);
}
