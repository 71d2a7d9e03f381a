using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider;

public class AdvancedSecurityEnabledModeType : ConstantClass
{
    public static readonly AdvancedSecurityEnabledModeType AUDIT = new("AUDIT");
    public static readonly AdvancedSecurityEnabledModeType ENFORCED = new("ENFORCED");

    public AdvancedSecurityEnabledModeType(string value) : base(value) { }

    public static AdvancedSecurityEnabledModeType FindValue(string value) => FindValue<AdvancedSecurityEnabledModeType>(value);

    public static implicit operator AdvancedSecurityEnabledModeType(string value) => FindValue(value);
}

public class AdvancedSecurityModeType : ConstantClass
{
    public static readonly AdvancedSecurityModeType OFF = new("OFF");
    public static readonly AdvancedSecurityModeType AUDIT = new("AUDIT");
    public static readonly AdvancedSecurityModeType ENFORCED = new("ENFORCED");

    public AdvancedSecurityModeType(string value) : base(value) { }

    public static AdvancedSecurityModeType FindValue(string value) => FindValue<AdvancedSecurityModeType>(value);

    public static implicit operator AdvancedSecurityModeType(string value) => FindValue(value);
}

public class AliasAttributeType : ConstantClass
{
    public static readonly AliasAttributeType Phone_number = new("phone_number");
    public static readonly AliasAttributeType Email = new("email");
    public static readonly AliasAttributeType Preferred_username = new("preferred_username");

    public AliasAttributeType(string value) : base(value) { }

    public static AliasAttributeType FindValue(string value) => FindValue<AliasAttributeType>(value);

    public static implicit operator AliasAttributeType(string value) => FindValue(value);
}

public class AttributeDataType : ConstantClass
{
    public static readonly AttributeDataType String = new("String");
    public static readonly AttributeDataType Number = new("Number");
    public static readonly AttributeDataType DateTime = new("DateTime");
    public static readonly AttributeDataType Boolean = new("Boolean");

    public AttributeDataType(string value) : base(value) { }

    public static AttributeDataType FindValue(string value) => FindValue<AttributeDataType>(value);

    public static implicit operator AttributeDataType(string value) => FindValue(value);
}

public class AuthFactorType : ConstantClass
{
    public static readonly AuthFactorType PASSWORD = new("PASSWORD");
    public static readonly AuthFactorType EMAIL_OTP = new("EMAIL_OTP");
    public static readonly AuthFactorType SMS_OTP = new("SMS_OTP");
    public static readonly AuthFactorType WEB_AUTHN = new("WEB_AUTHN");

    public AuthFactorType(string value) : base(value) { }

    public static AuthFactorType FindValue(string value) => FindValue<AuthFactorType>(value);

    public static implicit operator AuthFactorType(string value) => FindValue(value);
}

public class AuthFlowType : ConstantClass
{
    public static readonly AuthFlowType USER_SRP_AUTH = new("USER_SRP_AUTH");
    public static readonly AuthFlowType REFRESH_TOKEN_AUTH = new("REFRESH_TOKEN_AUTH");
    public static readonly AuthFlowType REFRESH_TOKEN = new("REFRESH_TOKEN");
    public static readonly AuthFlowType CUSTOM_AUTH = new("CUSTOM_AUTH");
    public static readonly AuthFlowType ADMIN_NO_SRP_AUTH = new("ADMIN_NO_SRP_AUTH");
    public static readonly AuthFlowType USER_PASSWORD_AUTH = new("USER_PASSWORD_AUTH");
    public static readonly AuthFlowType ADMIN_USER_PASSWORD_AUTH = new("ADMIN_USER_PASSWORD_AUTH");
    public static readonly AuthFlowType USER_AUTH = new("USER_AUTH");

    public AuthFlowType(string value) : base(value) { }

    public static AuthFlowType FindValue(string value) => FindValue<AuthFlowType>(value);

    public static implicit operator AuthFlowType(string value) => FindValue(value);
}

public class ChallengeNameType : ConstantClass
{
    public static readonly ChallengeNameType SMS_MFA = new("SMS_MFA");
    public static readonly ChallengeNameType EMAIL_OTP = new("EMAIL_OTP");
    public static readonly ChallengeNameType SOFTWARE_TOKEN_MFA = new("SOFTWARE_TOKEN_MFA");
    public static readonly ChallengeNameType SELECT_MFA_TYPE = new("SELECT_MFA_TYPE");
    public static readonly ChallengeNameType MFA_SETUP = new("MFA_SETUP");
    public static readonly ChallengeNameType PASSWORD_VERIFIER = new("PASSWORD_VERIFIER");
    public static readonly ChallengeNameType CUSTOM_CHALLENGE = new("CUSTOM_CHALLENGE");
    public static readonly ChallengeNameType SELECT_CHALLENGE = new("SELECT_CHALLENGE");
    public static readonly ChallengeNameType DEVICE_SRP_AUTH = new("DEVICE_SRP_AUTH");
    public static readonly ChallengeNameType DEVICE_PASSWORD_VERIFIER = new("DEVICE_PASSWORD_VERIFIER");
    public static readonly ChallengeNameType ADMIN_NO_SRP_AUTH = new("ADMIN_NO_SRP_AUTH");
    public static readonly ChallengeNameType NEW_PASSWORD_REQUIRED = new("NEW_PASSWORD_REQUIRED");
    public static readonly ChallengeNameType SMS_OTP = new("SMS_OTP");
    public static readonly ChallengeNameType PASSWORD = new("PASSWORD");
    public static readonly ChallengeNameType WEB_AUTHN = new("WEB_AUTHN");
    public static readonly ChallengeNameType PASSWORD_SRP = new("PASSWORD_SRP");

    public ChallengeNameType(string value) : base(value) { }

    public static ChallengeNameType FindValue(string value) => FindValue<ChallengeNameType>(value);

    public static implicit operator ChallengeNameType(string value) => FindValue(value);
}

public class CustomEmailSenderLambdaVersionType : ConstantClass
{
    public static readonly CustomEmailSenderLambdaVersionType V1_0 = new("V1_0");

    public CustomEmailSenderLambdaVersionType(string value) : base(value) { }

    public static CustomEmailSenderLambdaVersionType FindValue(string value) => FindValue<CustomEmailSenderLambdaVersionType>(value);

    public static implicit operator CustomEmailSenderLambdaVersionType(string value) => FindValue(value);
}

public class CustomSMSSenderLambdaVersionType : ConstantClass
{
    public static readonly CustomSMSSenderLambdaVersionType V1_0 = new("V1_0");

    public CustomSMSSenderLambdaVersionType(string value) : base(value) { }

    public static CustomSMSSenderLambdaVersionType FindValue(string value) => FindValue<CustomSMSSenderLambdaVersionType>(value);

    public static implicit operator CustomSMSSenderLambdaVersionType(string value) => FindValue(value);
}

public class DefaultEmailOptionType : ConstantClass
{
    public static readonly DefaultEmailOptionType CONFIRM_WITH_LINK = new("CONFIRM_WITH_LINK");
    public static readonly DefaultEmailOptionType CONFIRM_WITH_CODE = new("CONFIRM_WITH_CODE");

    public DefaultEmailOptionType(string value) : base(value) { }

    public static DefaultEmailOptionType FindValue(string value) => FindValue<DefaultEmailOptionType>(value);

    public static implicit operator DefaultEmailOptionType(string value) => FindValue(value);
}

public class DeletionProtectionType : ConstantClass
{
    public static readonly DeletionProtectionType ACTIVE = new("ACTIVE");
    public static readonly DeletionProtectionType INACTIVE = new("INACTIVE");

    public DeletionProtectionType(string value) : base(value) { }

    public static DeletionProtectionType FindValue(string value) => FindValue<DeletionProtectionType>(value);

    public static implicit operator DeletionProtectionType(string value) => FindValue(value);
}

public class DeliveryMediumType : ConstantClass
{
    public static readonly DeliveryMediumType SMS = new("SMS");
    public static readonly DeliveryMediumType EMAIL = new("EMAIL");

    public DeliveryMediumType(string value) : base(value) { }

    public static DeliveryMediumType FindValue(string value) => FindValue<DeliveryMediumType>(value);

    public static implicit operator DeliveryMediumType(string value) => FindValue(value);
}

public class EmailSendingAccountType : ConstantClass
{
    public static readonly EmailSendingAccountType COGNITO_DEFAULT = new("COGNITO_DEFAULT");
    public static readonly EmailSendingAccountType DEVELOPER = new("DEVELOPER");

    public EmailSendingAccountType(string value) : base(value) { }

    public static EmailSendingAccountType FindValue(string value) => FindValue<EmailSendingAccountType>(value);

    public static implicit operator EmailSendingAccountType(string value) => FindValue(value);
}

public class ExplicitAuthFlowsType : ConstantClass
{
    public static readonly ExplicitAuthFlowsType ADMIN_NO_SRP_AUTH = new("ADMIN_NO_SRP_AUTH");
    public static readonly ExplicitAuthFlowsType CUSTOM_AUTH_FLOW_ONLY = new("CUSTOM_AUTH_FLOW_ONLY");
    public static readonly ExplicitAuthFlowsType USER_PASSWORD_AUTH = new("USER_PASSWORD_AUTH");
    public static readonly ExplicitAuthFlowsType ALLOW_ADMIN_USER_PASSWORD_AUTH = new("ALLOW_ADMIN_USER_PASSWORD_AUTH");
    public static readonly ExplicitAuthFlowsType ALLOW_CUSTOM_AUTH = new("ALLOW_CUSTOM_AUTH");
    public static readonly ExplicitAuthFlowsType ALLOW_USER_PASSWORD_AUTH = new("ALLOW_USER_PASSWORD_AUTH");
    public static readonly ExplicitAuthFlowsType ALLOW_USER_SRP_AUTH = new("ALLOW_USER_SRP_AUTH");
    public static readonly ExplicitAuthFlowsType ALLOW_REFRESH_TOKEN_AUTH = new("ALLOW_REFRESH_TOKEN_AUTH");
    public static readonly ExplicitAuthFlowsType ALLOW_USER_AUTH = new("ALLOW_USER_AUTH");

    public ExplicitAuthFlowsType(string value) : base(value) { }

    public static ExplicitAuthFlowsType FindValue(string value) => FindValue<ExplicitAuthFlowsType>(value);

    public static implicit operator ExplicitAuthFlowsType(string value) => FindValue(value);
}

public class FeatureType : ConstantClass
{
    public static readonly FeatureType ENABLED = new("ENABLED");
    public static readonly FeatureType DISABLED = new("DISABLED");

    public FeatureType(string value) : base(value) { }

    public static FeatureType FindValue(string value) => FindValue<FeatureType>(value);

    public static implicit operator FeatureType(string value) => FindValue(value);
}

public class InboundFederationLambdaVersionType : ConstantClass
{
    public static readonly InboundFederationLambdaVersionType V1_0 = new("V1_0");

    public InboundFederationLambdaVersionType(string value) : base(value) { }

    public static InboundFederationLambdaVersionType FindValue(string value) => FindValue<InboundFederationLambdaVersionType>(value);

    public static implicit operator InboundFederationLambdaVersionType(string value) => FindValue(value);
}

public class MessageActionType : ConstantClass
{
    public static readonly MessageActionType RESEND = new("RESEND");
    public static readonly MessageActionType SUPPRESS = new("SUPPRESS");

    public MessageActionType(string value) : base(value) { }

    public static MessageActionType FindValue(string value) => FindValue<MessageActionType>(value);

    public static implicit operator MessageActionType(string value) => FindValue(value);
}

public class OAuthFlowType : ConstantClass
{
    public static readonly OAuthFlowType Code = new("code");
    public static readonly OAuthFlowType Implicit = new("implicit");
    public static readonly OAuthFlowType Client_credentials = new("client_credentials");

    public OAuthFlowType(string value) : base(value) { }

    public static OAuthFlowType FindValue(string value) => FindValue<OAuthFlowType>(value);

    public static implicit operator OAuthFlowType(string value) => FindValue(value);
}

public class PreTokenGenerationLambdaVersionType : ConstantClass
{
    public static readonly PreTokenGenerationLambdaVersionType V1_0 = new("V1_0");
    public static readonly PreTokenGenerationLambdaVersionType V2_0 = new("V2_0");
    public static readonly PreTokenGenerationLambdaVersionType V3_0 = new("V3_0");

    public PreTokenGenerationLambdaVersionType(string value) : base(value) { }

    public static PreTokenGenerationLambdaVersionType FindValue(string value) => FindValue<PreTokenGenerationLambdaVersionType>(value);

    public static implicit operator PreTokenGenerationLambdaVersionType(string value) => FindValue(value);
}

public class PreventUserExistenceErrorTypes : ConstantClass
{
    public static readonly PreventUserExistenceErrorTypes LEGACY = new("LEGACY");
    public static readonly PreventUserExistenceErrorTypes ENABLED = new("ENABLED");

    public PreventUserExistenceErrorTypes(string value) : base(value) { }

    public static PreventUserExistenceErrorTypes FindValue(string value) => FindValue<PreventUserExistenceErrorTypes>(value);

    public static implicit operator PreventUserExistenceErrorTypes(string value) => FindValue(value);
}

public class RecoveryOptionNameType : ConstantClass
{
    public static readonly RecoveryOptionNameType Verified_email = new("verified_email");
    public static readonly RecoveryOptionNameType Verified_phone_number = new("verified_phone_number");
    public static readonly RecoveryOptionNameType Admin_only = new("admin_only");

    public RecoveryOptionNameType(string value) : base(value) { }

    public static RecoveryOptionNameType FindValue(string value) => FindValue<RecoveryOptionNameType>(value);

    public static implicit operator RecoveryOptionNameType(string value) => FindValue(value);
}

public class StatusType : ConstantClass
{
    public static readonly StatusType Enabled = new("Enabled");
    public static readonly StatusType Disabled = new("Disabled");

    public StatusType(string value) : base(value) { }

    public static StatusType FindValue(string value) => FindValue<StatusType>(value);

    public static implicit operator StatusType(string value) => FindValue(value);
}

public class TimeUnitsType : ConstantClass
{
    public static readonly TimeUnitsType Seconds = new("seconds");
    public static readonly TimeUnitsType Minutes = new("minutes");
    public static readonly TimeUnitsType Hours = new("hours");
    public static readonly TimeUnitsType Days = new("days");

    public TimeUnitsType(string value) : base(value) { }

    public static TimeUnitsType FindValue(string value) => FindValue<TimeUnitsType>(value);

    public static implicit operator TimeUnitsType(string value) => FindValue(value);
}

public class UserPoolMfaType : ConstantClass
{
    public static readonly UserPoolMfaType OFF = new("OFF");
    public static readonly UserPoolMfaType ON = new("ON");
    public static readonly UserPoolMfaType OPTIONAL = new("OPTIONAL");

    public UserPoolMfaType(string value) : base(value) { }

    public static UserPoolMfaType FindValue(string value) => FindValue<UserPoolMfaType>(value);

    public static implicit operator UserPoolMfaType(string value) => FindValue(value);
}

public class UserPoolTierType : ConstantClass
{
    public static readonly UserPoolTierType LITE = new("LITE");
    public static readonly UserPoolTierType ESSENTIALS = new("ESSENTIALS");
    public static readonly UserPoolTierType PLUS = new("PLUS");

    public UserPoolTierType(string value) : base(value) { }

    public static UserPoolTierType FindValue(string value) => FindValue<UserPoolTierType>(value);

    public static implicit operator UserPoolTierType(string value) => FindValue(value);
}

public class UserStatusType : ConstantClass
{
    public static readonly UserStatusType UNCONFIRMED = new("UNCONFIRMED");
    public static readonly UserStatusType CONFIRMED = new("CONFIRMED");
    public static readonly UserStatusType ARCHIVED = new("ARCHIVED");
    public static readonly UserStatusType COMPROMISED = new("COMPROMISED");
    public static readonly UserStatusType UNKNOWN = new("UNKNOWN");
    public static readonly UserStatusType RESET_REQUIRED = new("RESET_REQUIRED");
    public static readonly UserStatusType FORCE_CHANGE_PASSWORD = new("FORCE_CHANGE_PASSWORD");
    public static readonly UserStatusType EXTERNAL_PROVIDER = new("EXTERNAL_PROVIDER");

    public UserStatusType(string value) : base(value) { }

    public static UserStatusType FindValue(string value) => FindValue<UserStatusType>(value);

    public static implicit operator UserStatusType(string value) => FindValue(value);
}

public class UserVerificationType : ConstantClass
{
    public static readonly UserVerificationType Required = new("required");
    public static readonly UserVerificationType Preferred = new("preferred");

    public UserVerificationType(string value) : base(value) { }

    public static UserVerificationType FindValue(string value) => FindValue<UserVerificationType>(value);

    public static implicit operator UserVerificationType(string value) => FindValue(value);
}

public class UsernameAttributeType : ConstantClass
{
    public static readonly UsernameAttributeType Phone_number = new("phone_number");
    public static readonly UsernameAttributeType Email = new("email");

    public UsernameAttributeType(string value) : base(value) { }

    public static UsernameAttributeType FindValue(string value) => FindValue<UsernameAttributeType>(value);

    public static implicit operator UsernameAttributeType(string value) => FindValue(value);
}

public class VerifiedAttributeType : ConstantClass
{
    public static readonly VerifiedAttributeType Phone_number = new("phone_number");
    public static readonly VerifiedAttributeType Email = new("email");

    public VerifiedAttributeType(string value) : base(value) { }

    public static VerifiedAttributeType FindValue(string value) => FindValue<VerifiedAttributeType>(value);

    public static implicit operator VerifiedAttributeType(string value) => FindValue(value);
}

public class WebAuthnFactorConfigurationType : ConstantClass
{
    public static readonly WebAuthnFactorConfigurationType SINGLE_FACTOR = new("SINGLE_FACTOR");
    public static readonly WebAuthnFactorConfigurationType MULTI_FACTOR_WITH_USER_VERIFICATION = new("MULTI_FACTOR_WITH_USER_VERIFICATION");

    public WebAuthnFactorConfigurationType(string value) : base(value) { }

    public static WebAuthnFactorConfigurationType FindValue(string value) => FindValue<WebAuthnFactorConfigurationType>(value);

    public static implicit operator WebAuthnFactorConfigurationType(string value) => FindValue(value);
}
