using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class GetQueueUrlRequest : AmazonSQSRequest
{
    public string QueueName { get; set; }
    public string QueueOwnerAWSAccountId { get; set; }

    public GetQueueUrlRequest() { }

    public GetQueueUrlRequest(string queueName)
    {
        QueueName = queueName;
    }
}

public partial class GetQueueUrlResponse : AmazonWebServiceResponse
{
    public string QueueUrl { get; set; }
}
