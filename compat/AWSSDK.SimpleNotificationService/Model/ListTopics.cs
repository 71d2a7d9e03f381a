using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public partial class ListTopicsRequest : AmazonSimpleNotificationServiceRequest
{
    public string NextToken { get; set; }

    public ListTopicsRequest() { }

    public ListTopicsRequest(string nextToken)
    {
        NextToken = nextToken;
    }
}

public partial class ListTopicsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Topic> Topics { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
