using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class CreateUserPoolClientRequest : AmazonCognitoIdentityProviderRequest
{
    public int? AccessTokenValidity { get; set; }
    public List<string> AllowedOAuthFlows { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? AllowedOAuthFlowsUserPoolClient { get; set; }
    public List<string> AllowedOAuthScopes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public AnalyticsConfigurationType AnalyticsConfiguration { get; set; }
    public int? AuthSessionValidity { get; set; }
    public List<string> CallbackURLs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ClientName { get; set; }
    public string ClientSecret { get; set; }
    public string DefaultRedirectURI { get; set; }
    public bool? EnablePropagateAdditionalUserContextData { get; set; }
    public bool? EnableTokenRevocation { get; set; }
    public List<string> ExplicitAuthFlows { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? GenerateSecret { get; set; }
    public int? IdTokenValidity { get; set; }
    public List<string> LogoutURLs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public PreventUserExistenceErrorTypes PreventUserExistenceErrors { get; set; }
    public List<string> ReadAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public RefreshTokenRotationType RefreshTokenRotation { get; set; }
    public int? RefreshTokenValidity { get; set; }
    public List<string> SupportedIdentityProviders { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public TokenValidityUnitsType TokenValidityUnits { get; set; }
    public string UserPoolId { get; set; }
    public List<string> WriteAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class CreateUserPoolClientResponse : AmazonWebServiceResponse
{
    public UserPoolClientType UserPoolClient { get; set; }
}
