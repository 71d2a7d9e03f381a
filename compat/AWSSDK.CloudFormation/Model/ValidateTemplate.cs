using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class ValidateTemplateRequest : AmazonCloudFormationRequest
{
    public string TemplateBody { get; set; }
    public string TemplateURL { get; set; }
}

public partial class ValidateTemplateResponse : AmazonWebServiceResponse
{
    public List<string> Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string CapabilitiesReason { get; set; }
    public List<string> DeclaredTransforms { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Description { get; set; }
    public List<TemplateParameter> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
