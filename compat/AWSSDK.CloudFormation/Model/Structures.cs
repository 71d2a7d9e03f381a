namespace Amazon.CloudFormation.Model;

public partial class Change
{
    public int? HookInvocationCount { get; set; }
    public ResourceChange ResourceChange { get; set; }
    public ChangeType Type { get; set; }
}

public partial class LiveResourceDrift
{
    public string ActualValue { get; set; }
    public DateTime? DriftDetectionTimestamp { get; set; }
    public string PreviousValue { get; set; }
}

public partial class ModuleInfo
{
    public string LogicalIdHierarchy { get; set; }
    public string TypeHierarchy { get; set; }
}

public partial class OperationEntry
{
    public string OperationId { get; set; }
    public OperationType OperationType { get; set; }
}

public partial class Output
{
    public string Description { get; set; }
    public string ExportName { get; set; }
    public string OutputKey { get; set; }
    public string OutputValue { get; set; }
}

public partial class Parameter
{
    public string ParameterKey { get; set; }
    public string ParameterValue { get; set; }
    public string ResolvedValue { get; set; }
    public bool? UsePreviousValue { get; set; }
}

public partial class ParameterConstraints
{
    public List<string> AllowedValues { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class ParameterDeclaration
{
    public string DefaultValue { get; set; }
    public string Description { get; set; }
    public bool? NoEcho { get; set; }
    public ParameterConstraints ParameterConstraints { get; set; }
    public string ParameterKey { get; set; }
    public string ParameterType { get; set; }
}

public partial class ResourceChange
{
    public ChangeAction Action { get; set; }
    public string AfterContext { get; set; }
    public string BeforeContext { get; set; }
    public string ChangeSetId { get; set; }
    public List<ResourceChangeDetail> Details { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string LogicalResourceId { get; set; }
    public ModuleInfo ModuleInfo { get; set; }
    public string PhysicalResourceId { get; set; }
    public PolicyAction PolicyAction { get; set; }
    public string PreviousDeploymentContext { get; set; }
    public Replacement Replacement { get; set; }
    public List<ResourceDriftIgnoredAttribute> ResourceDriftIgnoredAttributes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public StackResourceDriftStatus ResourceDriftStatus { get; set; }
    public string ResourceType { get; set; }
    public List<string> Scope { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class ResourceChangeDetail
{
    public string CausingEntity { get; set; }
    public ChangeSource ChangeSource { get; set; }
    public EvaluationType Evaluation { get; set; }
    public ResourceTargetDefinition Target { get; set; }
}

public partial class ResourceDriftIgnoredAttribute
{
    public string Path { get; set; }
    public DriftIgnoredReason Reason { get; set; }
}

public partial class ResourceIdentifierSummary
{
    public List<string> LogicalResourceIds { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<string> ResourceIdentifiers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ResourceType { get; set; }
}

public partial class ResourceTargetDefinition
{
    public string AfterValue { get; set; }
    public AfterValueFrom AfterValueFrom { get; set; }
    public ResourceAttribute Attribute { get; set; }
    public AttributeChangeType AttributeChangeType { get; set; }
    public string BeforeValue { get; set; }
    public BeforeValueFrom BeforeValueFrom { get; set; }
    public LiveResourceDrift Drift { get; set; }
    public string Name { get; set; }
    public string Path { get; set; }
    public RequiresRecreation RequiresRecreation { get; set; }
}

public partial class ResourceToImport
{
    public string LogicalResourceId { get; set; }
    public Dictionary<string, string> ResourceIdentifier { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ResourceType { get; set; }
}

public partial class RollbackConfiguration
{
    public int? MonitoringTimeInMinutes { get; set; }
    public List<RollbackTrigger> RollbackTriggers { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

public partial class RollbackTrigger
{
    public string Arn { get; set; }
    public string Type { get; set; }
}

public partial class Stack
{
    public List<string> Capabilities { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ChangeSetId { get; set; }
    public DateTime? CreationTime { get; set; }
    public DeletionMode DeletionMode { get; set; }
    public DateTime? DeletionTime { get; set; }
    public string Description { get; set; }
    public DetailedStatus DetailedStatus { get; set; }
    public bool? DisableRollback { get; set; }
    public StackDriftInformation DriftInformation { get; set; }
    public bool? EnableTerminationProtection { get; set; }
    public List<OperationEntry> LastOperations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public DateTime? LastUpdatedTime { get; set; }
    public List<string> NotificationARNs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Output> Outputs { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public List<Parameter> Parameters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public string ParentId { get; set; }
    public bool? RetainExceptOnCreate { get; set; }
    public string RoleARN { get; set; }
    public RollbackConfiguration RollbackConfiguration { get; set; }
    public string RootId { get; set; }
    public string StackId { get; set; }
    public string StackName { get; set; }
    public StackStatus StackStatus { get; set; }
    public string StackStatusReason { get; set; }
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public int? TimeoutInMinutes { get; set; }
}

public partial class StackDriftInformation
{
    public DateTime? LastCheckTimestamp { get; set; }
    public StackDriftStatus StackDriftStatus { get; set; }
}

public partial class StackEvent
{
    public string ClientRequestToken { get; set; }
    public DetailedStatus DetailedStatus { get; set; }
    public string EventId { get; set; }
    public HookFailureMode HookFailureMode { get; set; }
    public string HookInvocationId { get; set; }
    public HookInvocationPoint HookInvocationPoint { get; set; }
    public HookStatus HookStatus { get; set; }
    public string HookStatusReason { get; set; }
    public string HookType { get; set; }
    public string LogicalResourceId { get; set; }
    public string OperationId { get; set; }
    public string PhysicalResourceId { get; set; }
    public string ResourceProperties { get; set; }
    public ResourceStatus ResourceStatus { get; set; }
    public string ResourceStatusReason { get; set; }
    public string ResourceType { get; set; }
    public string StackId { get; set; }
    public string StackName { get; set; }
    public DateTime? Timestamp { get; set; }
}

public partial class StackResource
{
    public string Description { get; set; }
    public StackResourceDriftInformation DriftInformation { get; set; }
    public string LogicalResourceId { get; set; }
    public ModuleInfo ModuleInfo { get; set; }
    public string PhysicalResourceId { get; set; }
    public ResourceStatus ResourceStatus { get; set; }
    public string ResourceStatusReason { get; set; }
    public string ResourceType { get; set; }
    public string StackId { get; set; }
    public string StackName { get; set; }
    public DateTime? Timestamp { get; set; }
}

public partial class StackResourceDriftInformation
{
    public DateTime? LastCheckTimestamp { get; set; }
    public StackResourceDriftStatus StackResourceDriftStatus { get; set; }
}

public partial class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public partial class TemplateParameter
{
    public string DefaultValue { get; set; }
    public string Description { get; set; }
    public bool? NoEcho { get; set; }
    public string ParameterKey { get; set; }
}

public partial class TemplateSummaryConfig
{
    public bool? TreatUnrecognizedResourceTypesAsWarnings { get; set; }
}

public partial class Warnings
{
    public List<string> UnrecognizedResourceTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
