using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class ChangePasswordRequest : AmazonCognitoIdentityProviderRequest
{
    public string AccessToken { get; set; }
    public string PreviousPassword { get; set; }
    public string ProposedPassword { get; set; }
}

public partial class ChangePasswordResponse : AmazonWebServiceResponse;
