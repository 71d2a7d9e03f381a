using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace Amazon.CognitoIdentityProvider;

public partial class AmazonCognitoIdentityProviderConfig : ClientConfig
{
    private static readonly string userAgent = InternalSDKUtils.BuildUserAgentString(ServiceId, "4.0.100");

    public AmazonCognitoIdentityProviderConfig() : base(AwsService.Defaults())
    {
        base.ServiceId = ServiceId;
        AuthenticationServiceName = "cognito-idp";
        EndpointProvider = new ServiceEndpointProvider(AmazonCognitoIdentityProviderClient.Service.EndpointPrefix);
    }

    public static new string ServiceId => AmazonCognitoIdentityProviderClient.Service.ServiceId;

    public override string RegionEndpointServiceName => "cognito-idp";

    public override string ServiceVersion => "2016-04-18";

    public override string UserAgent => userAgent;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        AmazonCognitoIdentityProviderClient.Service.EndpointFor(this, parameters);
}
