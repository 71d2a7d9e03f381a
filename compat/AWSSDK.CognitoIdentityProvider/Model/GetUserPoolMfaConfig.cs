using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class GetUserPoolMfaConfigRequest : AmazonCognitoIdentityProviderRequest
{
    public string UserPoolId { get; set; }
}

public partial class GetUserPoolMfaConfigResponse : AmazonWebServiceResponse
{
    public EmailMfaConfigType EmailMfaConfiguration { get; set; }
    public UserPoolMfaType MfaConfiguration { get; set; }
    public SmsMfaConfigType SmsMfaConfiguration { get; set; }
    public SoftwareTokenMfaConfigType SoftwareTokenMfaConfiguration { get; set; }
    public WebAuthnConfigurationType WebAuthnConfiguration { get; set; }
}
