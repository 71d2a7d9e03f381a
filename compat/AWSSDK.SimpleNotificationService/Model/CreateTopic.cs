using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string DataProtectionPolicy { get; set; }
    public string Name { get; set; }
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public CreateTopicRequest() { }

    public CreateTopicRequest(string name)
    {
        Name = name;
    }
}

public partial class CreateTopicResponse : AmazonWebServiceResponse
{
    public string TopicArn { get; set; }
}
