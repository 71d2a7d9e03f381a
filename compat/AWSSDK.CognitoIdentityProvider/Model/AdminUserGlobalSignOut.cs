using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminUserGlobalSignOutRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminUserGlobalSignOutResponse : AmazonWebServiceResponse;
