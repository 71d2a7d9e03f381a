using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminConfirmSignUpRequest : AmazonCognitoIdentityProviderRequest
{
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminConfirmSignUpResponse : AmazonWebServiceResponse;
