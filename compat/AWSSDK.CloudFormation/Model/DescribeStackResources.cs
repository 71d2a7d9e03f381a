using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DescribeStackResourcesRequest : AmazonCloudFormationRequest
{
    public string LogicalResourceId { get; set; }
    public string PhysicalResourceId { get; set; }
    public string StackName { get; set; }
}

public partial class DescribeStackResourcesResponse : AmazonWebServiceResponse
{
    public List<StackResource> StackResources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
