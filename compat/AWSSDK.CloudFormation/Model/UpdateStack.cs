using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class UpdateStackRequest : AmazonCloudFormationRequest
{
    public List<string> Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ClientRequestToken { get; set; }
    public bool? DisableRollback { get; set; }
    public List<string> NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Parameter> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public bool? RetainExceptOnCreate { get; set; }
    public string RoleARN { get; set; }
    public RollbackConfiguration RollbackConfiguration { get; set; }
    public string StackName { get; set; }
    public string StackPolicyBody { get; set; }
    public string StackPolicyDuringUpdateBody { get; set; }
    public string StackPolicyDuringUpdateURL { get; set; }
    public string StackPolicyURL { get; set; }
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string TemplateBody { get; set; }
    public string TemplateURL { get; set; }
    public bool? UsePreviousTemplate { get; set; }
}

public partial class UpdateStackResponse : AmazonWebServiceResponse
{
    public string OperationId { get; set; }
    public string StackId { get; set; }
}
