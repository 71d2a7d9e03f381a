using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class SignUpRequest : AmazonCognitoIdentityProviderRequest
{
    public AnalyticsMetadataType AnalyticsMetadata { get; set; }
    public string ClientId { get; set; }
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Password { get; set; }
    public string SecretHash { get; set; }
    public List<AttributeType> UserAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public UserContextDataType UserContextData { get; set; }
    public string Username { get; set; }
    public List<AttributeType> ValidationData { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class SignUpResponse : AmazonWebServiceResponse
{
    public CodeDeliveryDetailsType CodeDeliveryDetails { get; set; }
    public string Session { get; set; }
    public bool? UserConfirmed { get; set; }
    public string UserSub { get; set; }
}
