using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class CreateUserPoolRequest : AmazonCognitoIdentityProviderRequest
{
    public AccountRecoverySettingType AccountRecoverySetting { get; set; }
    public AdminCreateUserConfigType AdminCreateUserConfig { get; set; }
    public List<string> AliasAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> AutoVerifiedAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DeletionProtectionType DeletionProtection { get; set; }
    public DeviceConfigurationType DeviceConfiguration { get; set; }
    public EmailConfigurationType EmailConfiguration { get; set; }
    public string EmailVerificationMessage { get; set; }
    public string EmailVerificationSubject { get; set; }
    public LambdaConfigType LambdaConfig { get; set; }
    public UserPoolMfaType MfaConfiguration { get; set; }
    public UserPoolPolicyType Policies { get; set; }
    public string PoolName { get; set; }
    public List<SchemaAttributeType> Schema { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string SmsAuthenticationMessage { get; set; }
    public SmsConfigurationType SmsConfiguration { get; set; }
    public string SmsVerificationMessage { get; set; }
    public UserAttributeUpdateSettingsType UserAttributeUpdateSettings { get; set; }
    public UserPoolAddOnsType UserPoolAddOns { get; set; }
    public Dictionary<string, string> UserPoolTags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public UserPoolTierType UserPoolTier { get; set; }
    public List<string> UsernameAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public UsernameConfigurationType UsernameConfiguration { get; set; }
    public VerificationMessageTemplateType VerificationMessageTemplate { get; set; }
}

public partial class CreateUserPoolResponse : AmazonWebServiceResponse
{
    public UserPoolType UserPool { get; set; }
}
