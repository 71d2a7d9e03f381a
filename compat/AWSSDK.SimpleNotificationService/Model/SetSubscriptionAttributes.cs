using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class SetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string AttributeName { get; set; }
    public string AttributeValue { get; set; }
    public string SubscriptionArn { get; set; }

    public SetSubscriptionAttributesRequest() { }

    public SetSubscriptionAttributesRequest(string subscriptionArn, string attributeName, string attributeValue)
    {
        SubscriptionArn = subscriptionArn;
        AttributeName = attributeName;
        AttributeValue = attributeValue;
    }
}

public partial class SetSubscriptionAttributesResponse : AmazonWebServiceResponse;
