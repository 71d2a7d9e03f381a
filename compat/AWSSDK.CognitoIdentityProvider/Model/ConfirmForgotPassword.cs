using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class ConfirmForgotPasswordRequest : AmazonCognitoIdentityProviderRequest
{
    public AnalyticsMetadataType AnalyticsMetadata { get; set; }
    public string ClientId { get; set; }
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ConfirmationCode { get; set; }
    public string Password { get; set; }
    public string SecretHash { get; set; }
    public UserContextDataType UserContextData { get; set; }
    public string Username { get; set; }
}

public partial class ConfirmForgotPasswordResponse : AmazonWebServiceResponse;
