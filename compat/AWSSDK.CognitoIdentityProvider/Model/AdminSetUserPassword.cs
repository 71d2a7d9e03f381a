using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminSetUserPasswordRequest : AmazonCognitoIdentityProviderRequest
{
    public string Password { get; set; }
    public bool? Permanent { get; set; }
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminSetUserPasswordResponse : AmazonWebServiceResponse;
