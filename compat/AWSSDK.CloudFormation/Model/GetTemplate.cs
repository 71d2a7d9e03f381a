using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class GetTemplateRequest : AmazonCloudFormationRequest
{
    public string ChangeSetName { get; set; }
    public string StackName { get; set; }
    public TemplateStage TemplateStage { get; set; }
}

public partial class GetTemplateResponse : AmazonWebServiceResponse
{
    public List<string> StagesAvailable { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string TemplateBody { get; set; }
}
