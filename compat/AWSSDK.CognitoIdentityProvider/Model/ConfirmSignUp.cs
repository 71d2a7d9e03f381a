using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class ConfirmSignUpRequest : AmazonCognitoIdentityProviderRequest
{
    public AnalyticsMetadataType AnalyticsMetadata { get; set; }
    public string ClientId { get; set; }
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ConfirmationCode { get; set; }
    public bool? ForceAliasCreation { get; set; }
    public string SecretHash { get; set; }
    public string Session { get; set; }
    public UserContextDataType UserContextData { get; set; }
    public string Username { get; set; }
}

public partial class ConfirmSignUpResponse : AmazonWebServiceResponse
{
    public string Session { get; set; }
}
