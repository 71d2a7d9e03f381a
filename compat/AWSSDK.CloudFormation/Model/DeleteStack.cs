using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DeleteStackRequest : AmazonCloudFormationRequest
{
    public string ClientRequestToken { get; set; }
    public DeletionMode DeletionMode { get; set; }
    public List<string> RetainResources { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string RoleARN { get; set; }
    public string StackName { get; set; }
}

public partial class DeleteStackResponse : AmazonWebServiceResponse;
