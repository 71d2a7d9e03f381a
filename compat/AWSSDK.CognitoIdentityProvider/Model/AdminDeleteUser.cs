using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminDeleteUserRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminDeleteUserResponse : AmazonWebServiceResponse;
