using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class RespondToAuthChallengeRequest : AmazonCognitoIdentityProviderRequest
{
    public AnalyticsMetadataType AnalyticsMetadata { get; set; }
    public ChallengeNameType ChallengeName { get; set; }
    public Dictionary<string, string> ChallengeResponses { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ClientId { get; set; }
    public Dictionary<string, string> ClientMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Session { get; set; }
    public UserContextDataType UserContextData { get; set; }
}

public partial class RespondToAuthChallengeResponse : AmazonWebServiceResponse
{
    public AuthenticationResultType AuthenticationResult { get; set; }
    public ChallengeNameType ChallengeName { get; set; }
    public Dictionary<string, string> ChallengeParameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Session { get; set; }
}
