using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class GlobalSignOutRequest : AmazonCognitoIdentityProviderRequest
{
    public string AccessToken { get; set; }
}

public partial class GlobalSignOutResponse : AmazonWebServiceResponse;
