using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminDisableUserRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminDisableUserResponse : AmazonWebServiceResponse;
