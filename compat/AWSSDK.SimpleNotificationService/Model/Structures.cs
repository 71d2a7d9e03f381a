namespace Amazon.SimpleNotificationService.Model;

public partial class MessageAttributeValue
{
    public MemoryStream BinaryValue { get; set; }
    public string DataType { get; set; }
    public string StringValue { get; set; }
}

public partial class Subscription
{
    public string Endpoint { get; set; }
    public string Owner { get; set; }
    public string Protocol { get; set; }
    public string SubscriptionArn { get; set; }
    public string TopicArn { get; set; }
}

public partial class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public partial class Topic
{
    public string TopicArn { get; set; }
}
