using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class RevokeTokenRequest : AmazonCognitoIdentityProviderRequest
{
    public string ClientId { get; set; }
    public string ClientSecret { get; set; }
    public string Token { get; set; }
}

public partial class RevokeTokenResponse : AmazonWebServiceResponse;
