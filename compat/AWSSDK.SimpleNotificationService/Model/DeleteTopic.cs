using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class DeleteTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string TopicArn { get; set; }

    public DeleteTopicRequest() { }

    public DeleteTopicRequest(string topicArn)
    {
        TopicArn = topicArn;
    }
}

public partial class DeleteTopicResponse : AmazonWebServiceResponse;
