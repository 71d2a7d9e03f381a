using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DescribeStacksRequest : AmazonCloudFormationRequest
{
    public string NextToken { get; set; }
    public string StackName { get; set; }
}

public partial class DescribeStacksResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Stack> Stacks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
