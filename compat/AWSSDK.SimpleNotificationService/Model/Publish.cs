using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public string Message { get; set; }
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string MessageDeduplicationId { get; set; }
    public string MessageGroupId { get; set; }
    public string MessageStructure { get; set; }
    public string PhoneNumber { get; set; }
    public string Subject { get; set; }
    public string TargetArn { get; set; }
    public string TopicArn { get; set; }

    public PublishRequest() { }

    public PublishRequest(string topicArn, string message)
    {
        TopicArn = topicArn;
        Message = message;
    }

    public PublishRequest(string topicArn, string message, string subject)
    {
        TopicArn = topicArn;
        Message = message;
        Subject = subject;
    }
}

public partial class PublishResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }
    public string SequenceNumber { get; set; }
}
