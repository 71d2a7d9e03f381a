using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class InitiateAuthRequest : AmazonCognitoIdentityProviderRequest
{
    public AnalyticsMetadataType AnalyticsMetadata { get; set; }
    public AuthFlowType AuthFlow { get; set; }
    public Dictionary<string, string> AuthParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ClientId { get; set; }
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Session { get; set; }
    public UserContextDataType UserContextData { get; set; }
}

public partial class InitiateAuthResponse : AmazonWebServiceResponse
{
    public AuthenticationResultType AuthenticationResult { get; set; }
    public List<string> AvailableChallenges { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public ChallengeNameType ChallengeName { get; set; }
    public Dictionary<string, string> ChallengeParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Session { get; set; }
}
