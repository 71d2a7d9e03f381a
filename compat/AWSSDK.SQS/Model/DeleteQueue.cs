using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class DeleteQueueRequest : AmazonSQSRequest
{
    public string QueueUrl { get; set; }

    public DeleteQueueRequest() { }

    public DeleteQueueRequest(string queueUrl)
    {
        QueueUrl = queueUrl;
    }
}

public partial class DeleteQueueResponse : AmazonWebServiceResponse;
