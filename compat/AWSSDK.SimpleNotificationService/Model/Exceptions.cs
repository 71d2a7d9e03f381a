using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class AuthorizationErrorException : AmazonSimpleNotificationServiceException
{
    public AuthorizationErrorException(string message) : base(message) { }

    public AuthorizationErrorException(string message, Exception innerException) : base(message, innerException) { }

    public AuthorizationErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ConcurrentAccessException : AmazonSimpleNotificationServiceException
{
    public ConcurrentAccessException(string message) : base(message) { }

    public ConcurrentAccessException(string message, Exception innerException) : base(message, innerException) { }

    public ConcurrentAccessException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EndpointDisabledException : AmazonSimpleNotificationServiceException
{
    public EndpointDisabledException(string message) : base(message) { }

    public EndpointDisabledException(string message, Exception innerException) : base(message, innerException) { }

    public EndpointDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class FilterPolicyLimitExceededException : AmazonSimpleNotificationServiceException
{
    public FilterPolicyLimitExceededException(string message) : base(message) { }

    public FilterPolicyLimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public FilterPolicyLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InternalErrorException : AmazonSimpleNotificationServiceException
{
    public InternalErrorException(string message) : base(message) { }

    public InternalErrorException(string message, Exception innerException) : base(message, innerException) { }

    public InternalErrorException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidParameterException : AmazonSimpleNotificationServiceException
{
    public InvalidParameterException(string message) : base(message) { }

    public InvalidParameterException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidParameterException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidParameterValueException : AmazonSimpleNotificationServiceException
{
    public InvalidParameterValueException(string message) : base(message) { }

    public InvalidParameterValueException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidParameterValueException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidSecurityException : AmazonSimpleNotificationServiceException
{
    public InvalidSecurityException(string message) : base(message) { }

    public InvalidSecurityException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidSecurityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidStateException : AmazonSimpleNotificationServiceException
{
    public InvalidStateException(string message) : base(message) { }

    public InvalidStateException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidStateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KMSAccessDeniedException : AmazonSimpleNotificationServiceException
{
    public KMSAccessDeniedException(string message) : base(message) { }

    public KMSAccessDeniedException(string message, Exception innerException) : base(message, innerException) { }

    public KMSAccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KMSDisabledException : AmazonSimpleNotificationServiceException
{
    public KMSDisabledException(string message) : base(message) { }

    public KMSDisabledException(string message, Exception innerException) : base(message, innerException) { }

    public KMSDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KMSInvalidStateException : AmazonSimpleNotificationServiceException
{
    public KMSInvalidStateException(string message) : base(message) { }

    public KMSInvalidStateException(string message, Exception innerException) : base(message, innerException) { }

    public KMSInvalidStateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KMSNotFoundException : AmazonSimpleNotificationServiceException
{
    public KMSNotFoundException(string message) : base(message) { }

    public KMSNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public KMSNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KMSOptInRequiredException : AmazonSimpleNotificationServiceException
{
    public KMSOptInRequiredException(string message) : base(message) { }

    public KMSOptInRequiredException(string message, Exception innerException) : base(message, innerException) { }

    public KMSOptInRequiredException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KMSThrottlingException : AmazonSimpleNotificationServiceException
{
    public KMSThrottlingException(string message) : base(message) { }

    public KMSThrottlingException(string message, Exception innerException) : base(message, innerException) { }

    public KMSThrottlingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class NotFoundException : AmazonSimpleNotificationServiceException
{
    public NotFoundException(string message) : base(message) { }

    public NotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public NotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PlatformApplicationDisabledException : AmazonSimpleNotificationServiceException
{
    public PlatformApplicationDisabledException(string message) : base(message) { }

    public PlatformApplicationDisabledException(string message, Exception innerException) : base(message, innerException) { }

    public PlatformApplicationDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ReplayLimitExceededException : AmazonSimpleNotificationServiceException
{
    public ReplayLimitExceededException(string message) : base(message) { }

    public ReplayLimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public ReplayLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class StaleTagException : AmazonSimpleNotificationServiceException
{
    public StaleTagException(string message) : base(message) { }

    public StaleTagException(string message, Exception innerException) : base(message, innerException) { }

    public StaleTagException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class SubscriptionLimitExceededException : AmazonSimpleNotificationServiceException
{
    public SubscriptionLimitExceededException(string message) : base(message) { }

    public SubscriptionLimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public SubscriptionLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TagLimitExceededException : AmazonSimpleNotificationServiceException
{
    public TagLimitExceededException(string message) : base(message) { }

    public TagLimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public TagLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TagPolicyException : AmazonSimpleNotificationServiceException
{
    public TagPolicyException(string message) : base(message) { }

    public TagPolicyException(string message, Exception innerException) : base(message, innerException) { }

    public TagPolicyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TopicLimitExceededException : AmazonSimpleNotificationServiceException
{
    public TopicLimitExceededException(string message) : base(message) { }

    public TopicLimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public TopicLimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ValidationException : AmazonSimpleNotificationServiceException
{
    public ValidationException(string message) : base(message) { }

    public ValidationException(string message, Exception innerException) : base(message, innerException) { }

    public ValidationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
