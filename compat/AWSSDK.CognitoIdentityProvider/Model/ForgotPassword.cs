using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class ForgotPasswordRequest : AmazonCognitoIdentityProviderRequest
{
    public AnalyticsMetadataType AnalyticsMetadata { get; set; }
    public string ClientId { get; set; }
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string SecretHash { get; set; }
    public UserContextDataType UserContextData { get; set; }
    public string Username { get; set; }
}

public partial class ForgotPasswordResponse : AmazonWebServiceResponse
{
    public CodeDeliveryDetailsType CodeDeliveryDetails { get; set; }
}
