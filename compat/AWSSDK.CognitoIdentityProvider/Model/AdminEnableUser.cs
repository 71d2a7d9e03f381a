using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminEnableUserRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminEnableUserResponse : AmazonWebServiceResponse;
