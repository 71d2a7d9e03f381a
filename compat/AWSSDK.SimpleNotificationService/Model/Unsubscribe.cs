using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class UnsubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public string SubscriptionArn { get; set; }

    public UnsubscribeRequest() { }

    public UnsubscribeRequest(string subscriptionArn)
    {
        SubscriptionArn = subscriptionArn;
    }
}

public partial class UnsubscribeResponse : AmazonWebServiceResponse;
