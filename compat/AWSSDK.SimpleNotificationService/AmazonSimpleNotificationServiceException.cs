using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

public partial class AmazonSimpleNotificationServiceException : AmazonServiceException
{
    public AmazonSimpleNotificationServiceException(string message) : base(message) { }

    public AmazonSimpleNotificationServiceException(string message, Exception innerException) : base(message, innerException) { }

    public AmazonSimpleNotificationServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
