using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

public partial class GetTemplateSummaryRequest : AmazonCloudFormationRequest
{
    public CallAs CallAs { get; set; }
    public string StackName { get; set; }
    public string StackSetName { get; set; }
    public string TemplateBody { get; set; }
    public TemplateSummaryConfig TemplateSummaryConfig { get; set; }
    public string TemplateURL { get; set; }
}

public partial class GetTemplateSummaryResponse : AmazonWebServiceResponse
{
    public List<string> Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string CapabilitiesReason { get; set; }
    public List<string> DeclaredTransforms { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Description { get; set; }
    public string Metadata { get; set; }
    public List<ParameterDeclaration> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<ResourceIdentifierSummary> ResourceIdentifierSummaries { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> ResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string Version { get; set; }
    public Warnings Warnings { get; set; }
}
