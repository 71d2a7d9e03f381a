using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class SetQueueAttributesRequest : AmazonSQSRequest
{
    public Dictionary<string, string> Attributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string QueueUrl { get; set; }

    public SetQueueAttributesRequest() { }

    public SetQueueAttributesRequest(string queueUrl, Dictionary<string, string> attributes)
    {
        QueueUrl = queueUrl;
        Attributes = attributes;
    }
}

public partial class SetQueueAttributesResponse : AmazonWebServiceResponse;
