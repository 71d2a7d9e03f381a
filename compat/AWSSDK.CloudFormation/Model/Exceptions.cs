using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class AlreadyExistsException : AmazonCloudFormationException
{
    public AlreadyExistsException(string message) : base(message) { }

    public AlreadyExistsException(string message, Exception innerException) : base(message, innerException) { }

    public AlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ChangeSetNotFoundException : AmazonCloudFormationException
{
    public ChangeSetNotFoundException(string message) : base(message) { }

    public ChangeSetNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public ChangeSetNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InsufficientCapabilitiesException : AmazonCloudFormationException
{
    public InsufficientCapabilitiesException(string message) : base(message) { }

    public InsufficientCapabilitiesException(string message, Exception innerException) : base(message, innerException) { }

    public InsufficientCapabilitiesException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidChangeSetStatusException : AmazonCloudFormationException
{
    public InvalidChangeSetStatusException(string message) : base(message) { }

    public InvalidChangeSetStatusException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidChangeSetStatusException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class LimitExceededException : AmazonCloudFormationException
{
    public LimitExceededException(string message) : base(message) { }

    public LimitExceededException(string message, Exception innerException) : base(message, innerException) { }

    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class StackSetNotFoundException : AmazonCloudFormationException
{
    public StackSetNotFoundException(string message) : base(message) { }

    public StackSetNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public StackSetNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TokenAlreadyExistsException : AmazonCloudFormationException
{
    public TokenAlreadyExistsException(string message) : base(message) { }

    public TokenAlreadyExistsException(string message, Exception innerException) : base(message, innerException) { }

    public TokenAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
