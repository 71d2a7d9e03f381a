using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class DeleteChangeSetRequest : AmazonCloudFormationRequest
{
    public string ChangeSetName { get; set; }
    public string StackName { get; set; }
}

public partial class DeleteChangeSetResponse : AmazonWebServiceResponse;
