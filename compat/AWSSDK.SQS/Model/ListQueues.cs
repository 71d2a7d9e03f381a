using Amazon.Runtime;

namespace Amazon.SQS.Model;

public partial class ListQueuesRequest : AmazonSQSRequest
{
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
    public string QueueNamePrefix { get; set; }

    public ListQueuesRequest() { }

    public ListQueuesRequest(string queueNamePrefix)
    {
        QueueNamePrefix = queueNamePrefix;
    }
}

public partial class ListQueuesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<string> QueueUrls { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
