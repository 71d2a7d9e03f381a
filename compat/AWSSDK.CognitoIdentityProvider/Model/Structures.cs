namespace Amazon.CognitoIdentityProvider.Model;

public partial class AccountRecoverySettingType
{
    public List<RecoveryOptionType> RecoveryMechanisms { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class AdminCreateUserConfigType
{
    public bool? AllowAdminCreateUserOnly { get; set; }
    public MessageTemplateType InviteMessageTemplate { get; set; }
    public int? UnusedAccountValidityDays { get; set; }
}

public partial class AdvancedSecurityAdditionalFlowsType
{
    public AdvancedSecurityEnabledModeType CustomAuthMode { get; set; }
}

public partial class AnalyticsConfigurationType
{
    public string ApplicationArn { get; set; }
    public string ApplicationId { get; set; }
    public string ExternalId { get; set; }
    public string RoleArn { get; set; }
    public bool? UserDataShared { get; set; }
}

public partial class AnalyticsMetadataType
{
    public string AnalyticsEndpointId { get; set; }
}

public partial class AttributeType
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public partial class AuthenticationResultType
{
    public string AccessToken { get; set; }
    public int? ExpiresIn { get; set; }
    public string IdToken { get; set; }
    public NewDeviceMetadataType NewDeviceMetadata { get; set; }
    public string RefreshToken { get; set; }
    public string TokenType { get; set; }
}

public partial class CodeDeliveryDetailsType
{
    public string AttributeName { get; set; }
    public DeliveryMediumType DeliveryMedium { get; set; }
    public string Destination { get; set; }
}

public partial class ContextDataType
{
    public string EncodedData { get; set; }
    public List<HttpHeader> HttpHeaders { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string IpAddress { get; set; }
    public string ServerName { get; set; }
    public string ServerPath { get; set; }
}

public partial class CustomEmailLambdaVersionConfigType
{
    public string LambdaArn { get; set; }
    public CustomEmailSenderLambdaVersionType LambdaVersion { get; set; }
}

public partial class CustomSMSLambdaVersionConfigType
{
    public string LambdaArn { get; set; }
    public CustomSMSSenderLambdaVersionType LambdaVersion { get; set; }
}

public partial class DeviceConfigurationType
{
    public bool? ChallengeRequiredOnNewDevice { get; set; }
    public bool? DeviceOnlyRememberedOnUserPrompt { get; set; }
}

public partial class EmailConfigurationType
{
    public string ConfigurationSet { get; set; }
    public EmailSendingAccountType EmailSendingAccount { get; set; }
    public string From { get; set; }
    public string ReplyToEmailAddress { get; set; }
    public string SourceArn { get; set; }
}

public partial class EmailMfaConfigType
{
    public string Message { get; set; }
    public string Subject { get; set; }
}

public partial class GroupType
{
    public DateTime? CreationDate { get; set; }
    public string Description { get; set; }
    public string GroupName { get; set; }
    public DateTime? LastModifiedDate { get; set; }
    public int? Precedence { get; set; }
    public string RoleArn { get; set; }
    public string UserPoolId { get; set; }
}

public partial class HttpHeader
{
    public string HeaderName { get; set; }
    public string HeaderValue { get; set; }
}

public partial class InboundFederationLambdaType
{
    public string LambdaArn { get; set; }
    public InboundFederationLambdaVersionType LambdaVersion { get; set; }
}

public partial class LambdaConfigType
{
    public string CreateAuthChallenge { get; set; }
    public CustomEmailLambdaVersionConfigType CustomEmailSender { get; set; }
    public string CustomMessage { get; set; }
    public CustomSMSLambdaVersionConfigType CustomSMSSender { get; set; }
    public string DefineAuthChallenge { get; set; }
    public InboundFederationLambdaType InboundFederation { get; set; }
    public string KMSKeyID { get; set; }
    public string PostAuthentication { get; set; }
    public string PostConfirmation { get; set; }
    public string PreAuthentication { get; set; }
    public string PreSignUp { get; set; }
    public string PreTokenGeneration { get; set; }
    public PreTokenGenerationVersionConfigType PreTokenGenerationConfig { get; set; }
    public string UserMigration { get; set; }
    public string VerifyAuthChallengeResponse { get; set; }
}

public partial class MFAOptionType
{
    public string AttributeName { get; set; }
    public DeliveryMediumType DeliveryMedium { get; set; }
}

public partial class MessageTemplateType
{
    public string EmailMessage { get; set; }
    public string EmailSubject { get; set; }
    public string SMSMessage { get; set; }
}

public partial class NewDeviceMetadataType
{
    public string DeviceGroupKey { get; set; }
    public string DeviceKey { get; set; }
}

public partial class NumberAttributeConstraintsType
{
    public string MaxValue { get; set; }
    public string MinValue { get; set; }
}

public partial class PasswordPolicyType
{
    public int? MinimumLength { get; set; }
    public int? PasswordHistorySize { get; set; }
    public bool? RequireLowercase { get; set; }
    public bool? RequireNumbers { get; set; }
    public bool? RequireSymbols { get; set; }
    public bool? RequireUppercase { get; set; }
    public int? TemporaryPasswordValidityDays { get; set; }
}

public partial class PreTokenGenerationVersionConfigType
{
    public string LambdaArn { get; set; }
    public PreTokenGenerationLambdaVersionType LambdaVersion { get; set; }
}

public partial class RecoveryOptionType
{
    public RecoveryOptionNameType Name { get; set; }
    public int? Priority { get; set; }
}

public partial class RefreshTokenRotationType
{
    public FeatureType Feature { get; set; }
    public int? RetryGracePeriodSeconds { get; set; }
}

public partial class SchemaAttributeType
{
    public AttributeDataType AttributeDataType { get; set; }
    public bool? DeveloperOnlyAttribute { get; set; }
    public bool? Mutable { get; set; }
    public string Name { get; set; }
    public NumberAttributeConstraintsType NumberAttributeConstraints { get; set; }
    public bool? Required { get; set; }
    public StringAttributeConstraintsType StringAttributeConstraints { get; set; }
}

public partial class SignInPolicyType
{
    public List<string> AllowedFirstAuthFactors { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class SmsConfigurationType
{
    public string ExternalId { get; set; }
    public string SnsCallerArn { get; set; }
    public string SnsRegion { get; set; }
}

public partial class SmsMfaConfigType
{
    public string SmsAuthenticationMessage { get; set; }
    public SmsConfigurationType SmsConfiguration { get; set; }
}

public partial class SoftwareTokenMfaConfigType
{
    public bool? Enabled { get; set; }
}

public partial class StringAttributeConstraintsType
{
    public string MaxLength { get; set; }
    public string MinLength { get; set; }
}

public partial class TokenValidityUnitsType
{
    public TimeUnitsType AccessToken { get; set; }
    public TimeUnitsType IdToken { get; set; }
    public TimeUnitsType RefreshToken { get; set; }
}

public partial class UserAttributeUpdateSettingsType
{
    public List<string> AttributesRequireVerificationBeforeUpdate { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class UserContextDataType
{
    public string EncodedData { get; set; }
    public string IpAddress { get; set; }
}

public partial class UserPoolAddOnsType
{
    public AdvancedSecurityAdditionalFlowsType AdvancedSecurityAdditionalFlows { get; set; }
    public AdvancedSecurityModeType AdvancedSecurityMode { get; set; }
}

public partial class UserPoolClientType
{
    public int? AccessTokenValidity { get; set; }
    public List<string> AllowedOAuthFlows { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? AllowedOAuthFlowsUserPoolClient { get; set; }
    public List<string> AllowedOAuthScopes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public AnalyticsConfigurationType AnalyticsConfiguration { get; set; }
    public int? AuthSessionValidity { get; set; }
    public List<string> CallbackURLs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ClientId { get; set; }
    public string ClientName { get; set; }
    public string ClientSecret { get; set; }
    public DateTime? CreationDate { get; set; }
    public string DefaultRedirectURI { get; set; }
    public bool? EnablePropagateAdditionalUserContextData { get; set; }
    public bool? EnableTokenRevocation { get; set; }
    public List<string> ExplicitAuthFlows { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? IdTokenValidity { get; set; }
    public DateTime? LastModifiedDate { get; set; }
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

public partial class UserPoolPolicyType
{
    public PasswordPolicyType PasswordPolicy { get; set; }
    public SignInPolicyType SignInPolicy { get; set; }
}

public partial class UserPoolType
{
    public AccountRecoverySettingType AccountRecoverySetting { get; set; }
    public AdminCreateUserConfigType AdminCreateUserConfig { get; set; }
    public List<string> AliasAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Arn { get; set; }
    public List<string> AutoVerifiedAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? CreationDate { get; set; }
    public string CustomDomain { get; set; }
    public DeletionProtectionType DeletionProtection { get; set; }
    public DeviceConfigurationType DeviceConfiguration { get; set; }
    public string Domain { get; set; }
    public EmailConfigurationType EmailConfiguration { get; set; }
    public string EmailConfigurationFailure { get; set; }
    public string EmailVerificationMessage { get; set; }
    public string EmailVerificationSubject { get; set; }
    public int? EstimatedNumberOfUsers { get; set; }
    public string Id { get; set; }
    public LambdaConfigType LambdaConfig { get; set; }
    public DateTime? LastModifiedDate { get; set; }
    public UserPoolMfaType MfaConfiguration { get; set; }
    public string Name { get; set; }
    public UserPoolPolicyType Policies { get; set; }
    public List<SchemaAttributeType> SchemaAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string SmsAuthenticationMessage { get; set; }
    public SmsConfigurationType SmsConfiguration { get; set; }
    public string SmsConfigurationFailure { get; set; }
    public string SmsVerificationMessage { get; set; }
    public StatusType Status { get; set; }
    public UserAttributeUpdateSettingsType UserAttributeUpdateSettings { get; set; }
    public UserPoolAddOnsType UserPoolAddOns { get; set; }
    public Dictionary<string, string> UserPoolTags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public UserPoolTierType UserPoolTier { get; set; }
    public List<string> UsernameAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public UsernameConfigurationType UsernameConfiguration { get; set; }
    public VerificationMessageTemplateType VerificationMessageTemplate { get; set; }
}

public partial class UserType
{
    public List<AttributeType> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? Enabled { get; set; }
    public List<MFAOptionType> MFAOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? UserCreateDate { get; set; }
    public DateTime? UserLastModifiedDate { get; set; }
    public UserStatusType UserStatus { get; set; }
    public string Username { get; set; }
}

public partial class UsernameConfigurationType
{
    public bool? CaseSensitive { get; set; }
}

public partial class VerificationMessageTemplateType
{
    public DefaultEmailOptionType DefaultEmailOption { get; set; }
    public string EmailMessage { get; set; }
    public string EmailMessageByLink { get; set; }
    public string EmailSubject { get; set; }
    public string EmailSubjectByLink { get; set; }
    public string SmsMessage { get; set; }
}

public partial class WebAuthnConfigurationType
{
    public WebAuthnFactorConfigurationType FactorConfiguration { get; set; }
    public string RelyingPartyId { get; set; }
    public UserVerificationType UserVerification { get; set; }
}
