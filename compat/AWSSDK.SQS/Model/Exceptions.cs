using System.Net;
using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class BatchEntryIdsNotDistinctException : AmazonSQSException
{
    public BatchEntryIdsNotDistinctException(string message) : base(message) { }

    public BatchEntryIdsNotDistinctException(string message, Exception innerException) : base(message, innerException) { }

    public BatchEntryIdsNotDistinctException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class BatchRequestTooLongException : AmazonSQSException
{
    public BatchRequestTooLongException(string message) : base(message) { }

    public BatchRequestTooLongException(string message, Exception innerException) : base(message, innerException) { }

    public BatchRequestTooLongException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class EmptyBatchRequestException : AmazonSQSException
{
    public EmptyBatchRequestException(string message) : base(message) { }

    public EmptyBatchRequestException(string message, Exception innerException) : base(message, innerException) { }

    public EmptyBatchRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidAddressException : AmazonSQSException
{
    public InvalidAddressException(string message) : base(message) { }

    public InvalidAddressException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidAddressException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidAttributeNameException : AmazonSQSException
{
    public InvalidAttributeNameException(string message) : base(message) { }

    public InvalidAttributeNameException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidAttributeNameException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidAttributeValueException : AmazonSQSException
{
    public InvalidAttributeValueException(string message) : base(message) { }

    public InvalidAttributeValueException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidAttributeValueException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidBatchEntryIdException : AmazonSQSException
{
    public InvalidBatchEntryIdException(string message) : base(message) { }

    public InvalidBatchEntryIdException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidBatchEntryIdException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidIdFormatException : AmazonSQSException
{
    public InvalidIdFormatException(string message) : base(message) { }

    public InvalidIdFormatException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidIdFormatException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidMessageContentsException : AmazonSQSException
{
    public InvalidMessageContentsException(string message) : base(message) { }

    public InvalidMessageContentsException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidMessageContentsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class InvalidSecurityException : AmazonSQSException
{
    public InvalidSecurityException(string message) : base(message) { }

    public InvalidSecurityException(string message, Exception innerException) : base(message, innerException) { }

    public InvalidSecurityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsAccessDeniedException : AmazonSQSException
{
    public KmsAccessDeniedException(string message) : base(message) { }

    public KmsAccessDeniedException(string message, Exception innerException) : base(message, innerException) { }

    public KmsAccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsDisabledException : AmazonSQSException
{
    public KmsDisabledException(string message) : base(message) { }

    public KmsDisabledException(string message, Exception innerException) : base(message, innerException) { }

    public KmsDisabledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsInvalidKeyUsageException : AmazonSQSException
{
    public KmsInvalidKeyUsageException(string message) : base(message) { }

    public KmsInvalidKeyUsageException(string message, Exception innerException) : base(message, innerException) { }

    public KmsInvalidKeyUsageException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsInvalidStateException : AmazonSQSException
{
    public KmsInvalidStateException(string message) : base(message) { }

    public KmsInvalidStateException(string message, Exception innerException) : base(message, innerException) { }

    public KmsInvalidStateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsNotFoundException : AmazonSQSException
{
    public KmsNotFoundException(string message) : base(message) { }

    public KmsNotFoundException(string message, Exception innerException) : base(message, innerException) { }

    public KmsNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsOptInRequiredException : AmazonSQSException
{
    public KmsOptInRequiredException(string message) : base(message) { }

    public KmsOptInRequiredException(string message, Exception innerException) : base(message, innerException) { }

    public KmsOptInRequiredException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class KmsThrottledException : AmazonSQSException
{
    public KmsThrottledException(string message) : base(message) { }

    public KmsThrottledException(string message, Exception innerException) : base(message, innerException) { }

    public KmsThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class MessageNotInflightException : AmazonSQSException
{
    public MessageNotInflightException(string message) : base(message) { }

    public MessageNotInflightException(string message, Exception innerException) : base(message, innerException) { }

    public MessageNotInflightException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class OverLimitException : AmazonSQSException
{
    public OverLimitException(string message) : base(message) { }

    public OverLimitException(string message, Exception innerException) : base(message, innerException) { }

    public OverLimitException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class PurgeQueueInProgressException : AmazonSQSException
{
    public PurgeQueueInProgressException(string message) : base(message) { }

    public PurgeQueueInProgressException(string message, Exception innerException) : base(message, innerException) { }

    public PurgeQueueInProgressException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class QueueDeletedRecentlyException : AmazonSQSException
{
    public QueueDeletedRecentlyException(string message) : base(message) { }

    public QueueDeletedRecentlyException(string message, Exception innerException) : base(message, innerException) { }

    public QueueDeletedRecentlyException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class QueueDoesNotExistException : AmazonSQSException
{
    public QueueDoesNotExistException(string message) : base(message) { }

    public QueueDoesNotExistException(string message, Exception innerException) : base(message, innerException) { }

    public QueueDoesNotExistException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class QueueNameExistsException : AmazonSQSException
{
    public QueueNameExistsException(string message) : base(message) { }

    public QueueNameExistsException(string message, Exception innerException) : base(message, innerException) { }

    public QueueNameExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class ReceiptHandleIsInvalidException : AmazonSQSException
{
    public ReceiptHandleIsInvalidException(string message) : base(message) { }

    public ReceiptHandleIsInvalidException(string message, Exception innerException) : base(message, innerException) { }

    public ReceiptHandleIsInvalidException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class RequestThrottledException : AmazonSQSException
{
    public RequestThrottledException(string message) : base(message) { }

    public RequestThrottledException(string message, Exception innerException) : base(message, innerException) { }

    public RequestThrottledException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class TooManyEntriesInBatchRequestException : AmazonSQSException
{
    public TooManyEntriesInBatchRequestException(string message) : base(message) { }

    public TooManyEntriesInBatchRequestException(string message, Exception innerException) : base(message, innerException) { }

    public TooManyEntriesInBatchRequestException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}

public partial class UnsupportedOperationException : AmazonSQSException
{
    public UnsupportedOperationException(string message) : base(message) { }

    public UnsupportedOperationException(string message, Exception innerException) : base(message, innerException) { }

    public UnsupportedOperationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
