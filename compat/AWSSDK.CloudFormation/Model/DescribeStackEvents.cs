using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DescribeStackEventsRequest : AmazonCloudFormationRequest
{
    public string NextToken { get; set; }
    public string StackName { get; set; }
}

public partial class DescribeStackEventsResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<StackEvent> StackEvents { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
