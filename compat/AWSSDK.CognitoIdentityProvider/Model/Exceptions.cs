using System.Net;
using Amazon.Runtime;

namespace Amazon.CognitoIdentityProvider.Model;

public partial class AliasExistsException : AmazonCognitoIdentityProviderException
{
    public AliasExistsException(string message) : base(message) { }

    public AliasExistsException(string message, Exception innerException) : base(message, innerException) { }

    public AliasExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class CodeDeliveryFailureException : AmazonCognitoIdentityProviderException
{
    public CodeDeliveryFailureException(string message) : base(message) { }

    public CodeDeliveryFailureException(string message, Exception innerException) : base(message, innerException) { }

    public CodeDeliveryFailureException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class CodeMismatchException : AmazonCognitoIdentityProviderException
{
    public CodeMismatchException(string message) : base(message) { }

    public CodeMismatchException(string message, Exception innerException) : base(message, innerException) { }

    public CodeMismatchException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ExpiredCodeException : AmazonCognitoIdentityProviderException
{
    public ExpiredCodeException(string message) : base(message) { }

    public ExpiredCodeException(string message, Exception innerException) : base(message, innerException) { }

    public ExpiredCodeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class FeatureUnavailableInTierException : AmazonCognitoIdentityProviderException
{
    public FeatureUnavailableInTierException(string message) : base(message) { }

    public FeatureUnavailableInTierException(string message, Exception innerException) : base(message, innerException) { }

    public FeatureUnavailableInTierException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ForbiddenException : AmazonCognitoIdentityProviderException
{
    public ForbiddenException(string message) : base(message) { }

    public ForbiddenException(string message, Exception innerException) : base(message, innerException) { }

    public ForbiddenException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class GroupExistsException : AmazonCognitoIdentityProviderException
{
    public GroupExistsException(string message) : base(message) { }

    public GroupExistsException(string message, Exception innerException) : base(message, innerException) { }

    public GroupExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InternalErrorException : AmazonCognitoIdentityProviderException
{
    public InternalErrorException(string message) : base(message) { }

    public InternalErrorException(string message, Exception innerException) : base(message, innerException) { }

    public InternalErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidEmailRoleAccessPolicyException : AmazonCognitoIdentityProviderException
{
    public InvalidEmailRoleAccessPolicyException(string message) : base(message) { }

    public InvalidEmailRoleAccessPolicyException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidEmailRoleAccessPolicyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidLambdaResponseException : AmazonCognitoIdentityProviderException
{
    public InvalidLambdaResponseException(string message) : base(message) { }

    public InvalidLambdaResponseException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidLambdaResponseException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidOAuthFlowException : AmazonCognitoIdentityProviderException
{
    public InvalidOAuthFlowException(string message) : base(message) { }

    public InvalidOAuthFlowException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidOAuthFlowException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidParameterException : AmazonCognitoIdentityProviderException
{
    public InvalidParameterException(string message) : base(message) { }

    public InvalidParameterException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidParameterException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidPasswordException : AmazonCognitoIdentityProviderException
{
    public InvalidPasswordException(string message) : base(message) { }

    public InvalidPasswordException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidPasswordException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidSmsRoleAccessPolicyException : AmazonCognitoIdentityProviderException
{
    public InvalidSmsRoleAccessPolicyException(string message) : base(message) { }

    public InvalidSmsRoleAccessPolicyException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidSmsRoleAccessPolicyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidSmsRoleTrustRelationshipException : AmazonCognitoIdentityProviderException
{
    public InvalidSmsRoleTrustRelationshipException(string message) : base(message) { }

    public InvalidSmsRoleTrustRelationshipException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidSmsRoleTrustRelationshipException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidUserPoolConfigurationException : AmazonCognitoIdentityProviderException
{
    public InvalidUserPoolConfigurationException(string message) : base(message) { }

    public InvalidUserPoolConfigurationException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidUserPoolConfigurationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class LimitExceededException : AmazonCognitoIdentityProviderException
{
    public LimitExceededException(string message) : base(message) { }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class MFAMethodNotFoundException : AmazonCognitoIdentityProviderException
{
    public MFAMethodNotFoundException(string message) : base(message) { }

    public MFAMethodNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public MFAMethodNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class NotAuthorizedException : AmazonCognitoIdentityProviderException
{
    public NotAuthorizedException(string message) : base(message) { }

    public NotAuthorizedException(string message, Exception innerException) : base(message, innerException) { }

    public NotAuthorizedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PasswordHistoryPolicyViolationException : AmazonCognitoIdentityProviderException
{
    public PasswordHistoryPolicyViolationException(string message) : base(message) { }

    public PasswordHistoryPolicyViolationException(string message, Exception innerException) : base(message, innerException) { }

    public PasswordHistoryPolicyViolationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PasswordResetRequiredException : AmazonCognitoIdentityProviderException
{
    public PasswordResetRequiredException(string message) : base(message) { }

    public PasswordResetRequiredException(string message, Exception innerException) : base(message, innerException) { }

    public PasswordResetRequiredException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PreconditionNotMetException : AmazonCognitoIdentityProviderException
{
    public PreconditionNotMetException(string message) : base(message) { }

    public PreconditionNotMetException(string message, Exception innerException) : base(message, innerException) { }

    public PreconditionNotMetException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ResourceNotFoundException : AmazonCognitoIdentityProviderException
{
    public ResourceNotFoundException(string message) : base(message) { }

    public ResourceNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public ResourceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ScopeDoesNotExistException : AmazonCognitoIdentityProviderException
{
    public ScopeDoesNotExistException(string message) : base(message) { }

    public ScopeDoesNotExistException(string message, Exception innerException) : base(message, innerException) { }

    public ScopeDoesNotExistException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class SoftwareTokenMFANotFoundException : AmazonCognitoIdentityProviderException
{
    public SoftwareTokenMFANotFoundException(string message) : base(message) { }

    public SoftwareTokenMFANotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public SoftwareTokenMFANotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TierChangeNotAllowedException : AmazonCognitoIdentityProviderException
{
    public TierChangeNotAllowedException(string message) : base(message) { }

    public TierChangeNotAllowedException(string message, Exception innerException) : base(message, innerException) { }

    public TierChangeNotAllowedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TooManyFailedAttemptsException : AmazonCognitoIdentityProviderException
{
    public TooManyFailedAttemptsException(string message) : base(message) { }

    public TooManyFailedAttemptsException(string message, Exception innerException) : base(message, innerException) { }

    public TooManyFailedAttemptsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TooManyRequestsException : AmazonCognitoIdentityProviderException
{
    public TooManyRequestsException(string message) : base(message) { }

    public TooManyRequestsException(string message, Exception innerException) : base(message, innerException) { }

    public TooManyRequestsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnauthorizedException : AmazonCognitoIdentityProviderException
{
    public UnauthorizedException(string message) : base(message) { }

    public UnauthorizedException(string message, Exception innerException) : base(message, innerException) { }

    public UnauthorizedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnexpectedLambdaException : AmazonCognitoIdentityProviderException
{
    public UnexpectedLambdaException(string message) : base(message) { }

    public UnexpectedLambdaException(string message, Exception innerException) : base(message, innerException) { }

    public UnexpectedLambdaException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnsupportedOperationException : AmazonCognitoIdentityProviderException
{
    public UnsupportedOperationException(string message) : base(message) { }

    public UnsupportedOperationException(string message, Exception innerException) : base(message, innerException) { }

    public UnsupportedOperationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnsupportedTokenTypeException : AmazonCognitoIdentityProviderException
{
    public UnsupportedTokenTypeException(string message) : base(message) { }

    public UnsupportedTokenTypeException(string message, Exception innerException) : base(message, innerException) { }

    public UnsupportedTokenTypeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnsupportedUserStateException : AmazonCognitoIdentityProviderException
{
    public UnsupportedUserStateException(string message) : base(message) { }

    public UnsupportedUserStateException(string message, Exception innerException) : base(message, innerException) { }

    public UnsupportedUserStateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UserImportInProgressException : AmazonCognitoIdentityProviderException
{
    public UserImportInProgressException(string message) : base(message) { }

    public UserImportInProgressException(string message, Exception innerException) : base(message, innerException) { }

    public UserImportInProgressException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UserLambdaValidationException : AmazonCognitoIdentityProviderException
{
    public UserLambdaValidationException(string message) : base(message) { }

    public UserLambdaValidationException(string message, Exception innerException) : base(message, innerException) { }

    public UserLambdaValidationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UserNotConfirmedException : AmazonCognitoIdentityProviderException
{
    public UserNotConfirmedException(string message) : base(message) { }

    public UserNotConfirmedException(string message, Exception innerException) : base(message, innerException) { }

    public UserNotConfirmedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UserNotFoundException : AmazonCognitoIdentityProviderException
{
    public UserNotFoundException(string message) : base(message) { }

    public UserNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public UserNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UserPoolTaggingException : AmazonCognitoIdentityProviderException
{
    public UserPoolTaggingException(string message) : base(message) { }

    public UserPoolTaggingException(string message, Exception innerException) : base(message, innerException) { }

    public UserPoolTaggingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UsernameExistsException : AmazonCognitoIdentityProviderException
{
    public UsernameExistsException(string message) : base(message) { }

    public UsernameExistsException(string message, Exception innerException) : base(message, innerException) { }

    public UsernameExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
