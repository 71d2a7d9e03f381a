using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class SubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Endpoint { get; set; }
    public string Protocol { get; set; }
    public bool? ReturnSubscriptionArn { get; set; }
    public string TopicArn { get; set; }

    public SubscribeRequest() { }

    public SubscribeRequest(string topicArn, string protocol, string endpoint)
    {
        TopicArn = topicArn;
        Protocol = protocol;
        Endpoint = endpoint;
    }
}

public partial class SubscribeResponse : AmazonWebServiceResponse
{
    public string SubscriptionArn { get; set; }
}
