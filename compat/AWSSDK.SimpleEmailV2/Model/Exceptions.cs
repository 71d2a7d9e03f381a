using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleEmailV2.Model;

public partial class AccountSuspendedException : AmazonSimpleEmailServiceV2Exception
{
    public AccountSuspendedException(string message) : base(message) { }

    public AccountSuspendedException(string message, Exception innerException) : base(message, innerException) { }

    public AccountSuspendedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class AlreadyExistsException : AmazonSimpleEmailServiceV2Exception
{
    public AlreadyExistsException(string message) : base(message) { }

    public AlreadyExistsException(string message, Exception innerException) : base(message, innerException) { }

    public AlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class BadRequestException : AmazonSimpleEmailServiceV2Exception
{
    public BadRequestException(string message) : base(message) { }

    public BadRequestException(string message, Exception innerException) : base(message, innerException) { }

    public BadRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ConcurrentModificationException : AmazonSimpleEmailServiceV2Exception
{
    public ConcurrentModificationException(string message) : base(message) { }

    public ConcurrentModificationException(string message, Exception innerException) : base(message, innerException) { }

    public ConcurrentModificationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class LimitExceededException : AmazonSimpleEmailServiceV2Exception
{
    public LimitExceededException(string message) : base(message) { }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class MailFromDomainNotVerifiedException : AmazonSimpleEmailServiceV2Exception
{
    public MailFromDomainNotVerifiedException(string message) : base(message) { }

    public MailFromDomainNotVerifiedException(string message, Exception innerException) : base(message, innerException) { }

    public MailFromDomainNotVerifiedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class MessageRejectedException : AmazonSimpleEmailServiceV2Exception
{
    public MessageRejectedException(string message) : base(message) { }

    public MessageRejectedException(string message, Exception innerException) : base(message, innerException) { }

    public MessageRejectedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class NotFoundException : AmazonSimpleEmailServiceV2Exception
{
    public NotFoundException(string message) : base(message) { }

    public NotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public NotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class SendingPausedException : AmazonSimpleEmailServiceV2Exception
{
    public SendingPausedException(string message) : base(message) { }

    public SendingPausedException(string message, Exception innerException) : base(message, innerException) { }

    public SendingPausedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TooManyRequestsException : AmazonSimpleEmailServiceV2Exception
{
    public TooManyRequestsException(string message) : base(message) { }

    public TooManyRequestsException(string message, Exception innerException) : base(message, innerException) { }

    public TooManyRequestsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
