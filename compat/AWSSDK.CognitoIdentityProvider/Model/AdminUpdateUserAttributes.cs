using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AdminUpdateUserAttributesRequest : AmazonCognitoIdentityProviderRequest
{
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<AttributeType> UserAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string UserPoolId { get; set; }
    public string Username { get; set; }
}

public partial class AdminUpdateUserAttributesResponse : AmazonWebServiceResponse;
