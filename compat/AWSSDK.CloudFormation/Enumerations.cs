using Amazon.Runtime;

namespace Amazon.CloudFormation;

public class AfterValueFrom : ConstantClass
{
    public static readonly AfterValueFrom TEMPLATE = new("TEMPLATE");

    public AfterValueFrom(string value) : base(value) { }

    public static AfterValueFrom FindValue(string value) => FindValue<AfterValueFrom>(value);

    public static implicit operator AfterValueFrom(string value) => FindValue(value);
}

public class AttributeChangeType : ConstantClass
{
    public static readonly AttributeChangeType Add = new("Add");
    public static readonly AttributeChangeType Remove = new("Remove");
    public static readonly AttributeChangeType Modify = new("Modify");
    public static readonly AttributeChangeType SyncWithActual = new("SyncWithActual");

    public AttributeChangeType(string value) : base(value) { }

    public static AttributeChangeType FindValue(string value) => FindValue<AttributeChangeType>(value);

    public static implicit operator AttributeChangeType(string value) => FindValue(value);
}

public class BeforeValueFrom : ConstantClass
{
    public static readonly BeforeValueFrom PREVIOUS_DEPLOYMENT_STATE = new("PREVIOUS_DEPLOYMENT_STATE");
    public static readonly BeforeValueFrom ACTUAL_STATE = new("ACTUAL_STATE");

    public BeforeValueFrom(string value) : base(value) { }

    public static BeforeValueFrom FindValue(string value) => FindValue<BeforeValueFrom>(value);

    public static implicit operator BeforeValueFrom(string value) => FindValue(value);
}

public class CallAs : ConstantClass
{
    public static readonly CallAs SELF = new("SELF");
    public static readonly CallAs DELEGATED_ADMIN = new("DELEGATED_ADMIN");

    public CallAs(string value) : base(value) { }

    public static CallAs FindValue(string value) => FindValue<CallAs>(value);

    public static implicit operator CallAs(string value) => FindValue(value);
}

public class Capability : ConstantClass
{
    public static readonly Capability CAPABILITY_IAM = new("CAPABILITY_IAM");
    public static readonly Capability CAPABILITY_NAMED_IAM = new("CAPABILITY_NAMED_IAM");
    public static readonly Capability CAPABILITY_AUTO_EXPAND = new("CAPABILITY_AUTO_EXPAND");

    public Capability(string value) : base(value) { }

    public static Capability FindValue(string value) => FindValue<Capability>(value);

    public static implicit operator Capability(string value) => FindValue(value);
}

public class ChangeAction : ConstantClass
{
    public static readonly ChangeAction Add = new("Add");
    public static readonly ChangeAction Modify = new("Modify");
    public static readonly ChangeAction Remove = new("Remove");
    public static readonly ChangeAction Import = new("Import");
    public static readonly ChangeAction Dynamic = new("Dynamic");
    public static readonly ChangeAction SyncWithActual = new("SyncWithActual");

    public ChangeAction(string value) : base(value) { }

    public static ChangeAction FindValue(string value) => FindValue<ChangeAction>(value);

    public static implicit operator ChangeAction(string value) => FindValue(value);
}

public class ChangeSetStatus : ConstantClass
{
    public static readonly ChangeSetStatus CREATE_PENDING = new("CREATE_PENDING");
    public static readonly ChangeSetStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly ChangeSetStatus CREATE_COMPLETE = new("CREATE_COMPLETE");
    public static readonly ChangeSetStatus DELETE_PENDING = new("DELETE_PENDING");
    public static readonly ChangeSetStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly ChangeSetStatus DELETE_COMPLETE = new("DELETE_COMPLETE");
    public static readonly ChangeSetStatus DELETE_FAILED = new("DELETE_FAILED");
    public static readonly ChangeSetStatus FAILED = new("FAILED");

    public ChangeSetStatus(string value) : base(value) { }

    public static ChangeSetStatus FindValue(string value) => FindValue<ChangeSetStatus>(value);

    public static implicit operator ChangeSetStatus(string value) => FindValue(value);
}

public class ChangeSetType : ConstantClass
{
    public static readonly ChangeSetType CREATE = new("CREATE");
    public static readonly ChangeSetType UPDATE = new("UPDATE");
    public static readonly ChangeSetType IMPORT = new("IMPORT");

    public ChangeSetType(string value) : base(value) { }

    public static ChangeSetType FindValue(string value) => FindValue<ChangeSetType>(value);

    public static implicit operator ChangeSetType(string value) => FindValue(value);
}

public class ChangeSource : ConstantClass
{
    public static readonly ChangeSource ResourceReference = new("ResourceReference");
    public static readonly ChangeSource ParameterReference = new("ParameterReference");
    public static readonly ChangeSource ResourceAttribute = new("ResourceAttribute");
    public static readonly ChangeSource DirectModification = new("DirectModification");
    public static readonly ChangeSource Automatic = new("Automatic");
    public static readonly ChangeSource NoModification = new("NoModification");

    public ChangeSource(string value) : base(value) { }

    public static ChangeSource FindValue(string value) => FindValue<ChangeSource>(value);

    public static implicit operator ChangeSource(string value) => FindValue(value);
}

public class ChangeType : ConstantClass
{
    public static readonly ChangeType Resource = new("Resource");

    public ChangeType(string value) : base(value) { }

    public static ChangeType FindValue(string value) => FindValue<ChangeType>(value);

    public static implicit operator ChangeType(string value) => FindValue(value);
}

public class DeletionMode : ConstantClass
{
    public static readonly DeletionMode STANDARD = new("STANDARD");
    public static readonly DeletionMode FORCE_DELETE_STACK = new("FORCE_DELETE_STACK");

    public DeletionMode(string value) : base(value) { }

    public static DeletionMode FindValue(string value) => FindValue<DeletionMode>(value);

    public static implicit operator DeletionMode(string value) => FindValue(value);
}

public class DeploymentMode : ConstantClass
{
    public static readonly DeploymentMode REVERT_DRIFT = new("REVERT_DRIFT");

    public DeploymentMode(string value) : base(value) { }

    public static DeploymentMode FindValue(string value) => FindValue<DeploymentMode>(value);

    public static implicit operator DeploymentMode(string value) => FindValue(value);
}

public class DetailedStatus : ConstantClass
{
    public static readonly DetailedStatus CONFIGURATION_COMPLETE = new("CONFIGURATION_COMPLETE");
    public static readonly DetailedStatus VALIDATION_FAILED = new("VALIDATION_FAILED");

    public DetailedStatus(string value) : base(value) { }

    public static DetailedStatus FindValue(string value) => FindValue<DetailedStatus>(value);

    public static implicit operator DetailedStatus(string value) => FindValue(value);
}

public class DriftIgnoredReason : ConstantClass
{
    public static readonly DriftIgnoredReason MANAGED_BY_AWS = new("MANAGED_BY_AWS");
    public static readonly DriftIgnoredReason WRITE_ONLY_PROPERTY = new("WRITE_ONLY_PROPERTY");

    public DriftIgnoredReason(string value) : base(value) { }

    public static DriftIgnoredReason FindValue(string value) => FindValue<DriftIgnoredReason>(value);

    public static implicit operator DriftIgnoredReason(string value) => FindValue(value);
}

public class EvaluationType : ConstantClass
{
    public static readonly EvaluationType Static = new("Static");
    public static readonly EvaluationType Dynamic = new("Dynamic");

    public EvaluationType(string value) : base(value) { }

    public static EvaluationType FindValue(string value) => FindValue<EvaluationType>(value);

    public static implicit operator EvaluationType(string value) => FindValue(value);
}

public class ExecutionStatus : ConstantClass
{
    public static readonly ExecutionStatus UNAVAILABLE = new("UNAVAILABLE");
    public static readonly ExecutionStatus AVAILABLE = new("AVAILABLE");
    public static readonly ExecutionStatus EXECUTE_IN_PROGRESS = new("EXECUTE_IN_PROGRESS");
    public static readonly ExecutionStatus EXECUTE_COMPLETE = new("EXECUTE_COMPLETE");
    public static readonly ExecutionStatus EXECUTE_FAILED = new("EXECUTE_FAILED");
    public static readonly ExecutionStatus OBSOLETE = new("OBSOLETE");

    public ExecutionStatus(string value) : base(value) { }

    public static ExecutionStatus FindValue(string value) => FindValue<ExecutionStatus>(value);

    public static implicit operator ExecutionStatus(string value) => FindValue(value);
}

public class HookFailureMode : ConstantClass
{
    public static readonly HookFailureMode FAIL = new("FAIL");
    public static readonly HookFailureMode WARN = new("WARN");

    public HookFailureMode(string value) : base(value) { }

    public static HookFailureMode FindValue(string value) => FindValue<HookFailureMode>(value);

    public static implicit operator HookFailureMode(string value) => FindValue(value);
}

public class HookInvocationPoint : ConstantClass
{
    public static readonly HookInvocationPoint PRE_PROVISION = new("PRE_PROVISION");

    public HookInvocationPoint(string value) : base(value) { }

    public static HookInvocationPoint FindValue(string value) => FindValue<HookInvocationPoint>(value);

    public static implicit operator HookInvocationPoint(string value) => FindValue(value);
}

public class HookStatus : ConstantClass
{
    public static readonly HookStatus HOOK_IN_PROGRESS = new("HOOK_IN_PROGRESS");
    public static readonly HookStatus HOOK_COMPLETE_SUCCEEDED = new("HOOK_COMPLETE_SUCCEEDED");
    public static readonly HookStatus HOOK_COMPLETE_FAILED = new("HOOK_COMPLETE_FAILED");
    public static readonly HookStatus HOOK_FAILED = new("HOOK_FAILED");

    public HookStatus(string value) : base(value) { }

    public static HookStatus FindValue(string value) => FindValue<HookStatus>(value);

    public static implicit operator HookStatus(string value) => FindValue(value);
}

public class OnFailure : ConstantClass
{
    public static readonly OnFailure DO_NOTHING = new("DO_NOTHING");
    public static readonly OnFailure ROLLBACK = new("ROLLBACK");
    public static readonly OnFailure DELETE = new("DELETE");

    public OnFailure(string value) : base(value) { }

    public static OnFailure FindValue(string value) => FindValue<OnFailure>(value);

    public static implicit operator OnFailure(string value) => FindValue(value);
}

public class OnStackFailure : ConstantClass
{
    public static readonly OnStackFailure DO_NOTHING = new("DO_NOTHING");
    public static readonly OnStackFailure ROLLBACK = new("ROLLBACK");
    public static readonly OnStackFailure DELETE = new("DELETE");

    public OnStackFailure(string value) : base(value) { }

    public static OnStackFailure FindValue(string value) => FindValue<OnStackFailure>(value);

    public static implicit operator OnStackFailure(string value) => FindValue(value);
}

public class OperationType : ConstantClass
{
    public static readonly OperationType CREATE_STACK = new("CREATE_STACK");
    public static readonly OperationType UPDATE_STACK = new("UPDATE_STACK");
    public static readonly OperationType DELETE_STACK = new("DELETE_STACK");
    public static readonly OperationType CONTINUE_ROLLBACK = new("CONTINUE_ROLLBACK");
    public static readonly OperationType ROLLBACK = new("ROLLBACK");
    public static readonly OperationType CREATE_CHANGESET = new("CREATE_CHANGESET");

    public OperationType(string value) : base(value) { }

    public static OperationType FindValue(string value) => FindValue<OperationType>(value);

    public static implicit operator OperationType(string value) => FindValue(value);
}

public class PolicyAction : ConstantClass
{
    public static readonly PolicyAction Delete = new("Delete");
    public static readonly PolicyAction Retain = new("Retain");
    public static readonly PolicyAction Snapshot = new("Snapshot");
    public static readonly PolicyAction ReplaceAndDelete = new("ReplaceAndDelete");
    public static readonly PolicyAction ReplaceAndRetain = new("ReplaceAndRetain");
    public static readonly PolicyAction ReplaceAndSnapshot = new("ReplaceAndSnapshot");

    public PolicyAction(string value) : base(value) { }

    public static PolicyAction FindValue(string value) => FindValue<PolicyAction>(value);

    public static implicit operator PolicyAction(string value) => FindValue(value);
}

public class Replacement : ConstantClass
{
    public static readonly Replacement True = new("True");
    public static readonly Replacement False = new("False");
    public static readonly Replacement Conditional = new("Conditional");

    public Replacement(string value) : base(value) { }

    public static Replacement FindValue(string value) => FindValue<Replacement>(value);

    public static implicit operator Replacement(string value) => FindValue(value);
}

public class RequiresRecreation : ConstantClass
{
    public static readonly RequiresRecreation Never = new("Never");
    public static readonly RequiresRecreation Conditionally = new("Conditionally");
    public static readonly RequiresRecreation Always = new("Always");

    public RequiresRecreation(string value) : base(value) { }

    public static RequiresRecreation FindValue(string value) => FindValue<RequiresRecreation>(value);

    public static implicit operator RequiresRecreation(string value) => FindValue(value);
}

public class ResourceAttribute : ConstantClass
{
    public static readonly ResourceAttribute Properties = new("Properties");
    public static readonly ResourceAttribute Metadata = new("Metadata");
    public static readonly ResourceAttribute CreationPolicy = new("CreationPolicy");
    public static readonly ResourceAttribute UpdatePolicy = new("UpdatePolicy");
    public static readonly ResourceAttribute DeletionPolicy = new("DeletionPolicy");
    public static readonly ResourceAttribute UpdateReplacePolicy = new("UpdateReplacePolicy");
    public static readonly ResourceAttribute Tags = new("Tags");

    public ResourceAttribute(string value) : base(value) { }

    public static ResourceAttribute FindValue(string value) => FindValue<ResourceAttribute>(value);

    public static implicit operator ResourceAttribute(string value) => FindValue(value);
}

public class ResourceStatus : ConstantClass
{
    public static readonly ResourceStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly ResourceStatus CREATE_FAILED = new("CREATE_FAILED");
    public static readonly ResourceStatus CREATE_COMPLETE = new("CREATE_COMPLETE");
    public static readonly ResourceStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly ResourceStatus DELETE_FAILED = new("DELETE_FAILED");
    public static readonly ResourceStatus DELETE_COMPLETE = new("DELETE_COMPLETE");
    public static readonly ResourceStatus DELETE_SKIPPED = new("DELETE_SKIPPED");
    public static readonly ResourceStatus UPDATE_IN_PROGRESS = new("UPDATE_IN_PROGRESS");
    public static readonly ResourceStatus UPDATE_FAILED = new("UPDATE_FAILED");
    public static readonly ResourceStatus UPDATE_COMPLETE = new("UPDATE_COMPLETE");
    public static readonly ResourceStatus IMPORT_FAILED = new("IMPORT_FAILED");
    public static readonly ResourceStatus IMPORT_COMPLETE = new("IMPORT_COMPLETE");
    public static readonly ResourceStatus IMPORT_IN_PROGRESS = new("IMPORT_IN_PROGRESS");
    public static readonly ResourceStatus IMPORT_ROLLBACK_IN_PROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus IMPORT_ROLLBACK_FAILED = new("IMPORT_ROLLBACK_FAILED");
    public static readonly ResourceStatus IMPORT_ROLLBACK_COMPLETE = new("IMPORT_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus EXPORT_FAILED = new("EXPORT_FAILED");
    public static readonly ResourceStatus EXPORT_COMPLETE = new("EXPORT_COMPLETE");
    public static readonly ResourceStatus EXPORT_IN_PROGRESS = new("EXPORT_IN_PROGRESS");
    public static readonly ResourceStatus EXPORT_ROLLBACK_IN_PROGRESS = new("EXPORT_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus EXPORT_ROLLBACK_FAILED = new("EXPORT_ROLLBACK_FAILED");
    public static readonly ResourceStatus EXPORT_ROLLBACK_COMPLETE = new("EXPORT_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus UPDATE_ROLLBACK_IN_PROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus UPDATE_ROLLBACK_COMPLETE = new("UPDATE_ROLLBACK_COMPLETE");
    public static readonly ResourceStatus UPDATE_ROLLBACK_FAILED = new("UPDATE_ROLLBACK_FAILED");
    public static readonly ResourceStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly ResourceStatus ROLLBACK_COMPLETE = new("ROLLBACK_COMPLETE");
    public static readonly ResourceStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");

    public ResourceStatus(string value) : base(value) { }

    public static ResourceStatus FindValue(string value) => FindValue<ResourceStatus>(value);

    public static implicit operator ResourceStatus(string value) => FindValue(value);
}

public class StackDriftStatus : ConstantClass
{
    public static readonly StackDriftStatus DRIFTED = new("DRIFTED");
    public static readonly StackDriftStatus IN_SYNC = new("IN_SYNC");
    public static readonly StackDriftStatus UNKNOWN = new("UNKNOWN");
    public static readonly StackDriftStatus NOT_CHECKED = new("NOT_CHECKED");

    public StackDriftStatus(string value) : base(value) { }

    public static StackDriftStatus FindValue(string value) => FindValue<StackDriftStatus>(value);

    public static implicit operator StackDriftStatus(string value) => FindValue(value);
}

public class StackResourceDriftStatus : ConstantClass
{
    public static readonly StackResourceDriftStatus IN_SYNC = new("IN_SYNC");
    public static readonly StackResourceDriftStatus MODIFIED = new("MODIFIED");
    public static readonly StackResourceDriftStatus DELETED = new("DELETED");
    public static readonly StackResourceDriftStatus NOT_CHECKED = new("NOT_CHECKED");
    public static readonly StackResourceDriftStatus UNKNOWN = new("UNKNOWN");
    public static readonly StackResourceDriftStatus UNSUPPORTED = new("UNSUPPORTED");

    public StackResourceDriftStatus(string value) : base(value) { }

    public static StackResourceDriftStatus FindValue(string value) => FindValue<StackResourceDriftStatus>(value);

    public static implicit operator StackResourceDriftStatus(string value) => FindValue(value);
}

public class StackStatus : ConstantClass
{
    public static readonly StackStatus CREATE_IN_PROGRESS = new("CREATE_IN_PROGRESS");
    public static readonly StackStatus CREATE_FAILED = new("CREATE_FAILED");
    public static readonly StackStatus CREATE_COMPLETE = new("CREATE_COMPLETE");
    public static readonly StackStatus ROLLBACK_IN_PROGRESS = new("ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus ROLLBACK_FAILED = new("ROLLBACK_FAILED");
    public static readonly StackStatus ROLLBACK_COMPLETE = new("ROLLBACK_COMPLETE");
    public static readonly StackStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");
    public static readonly StackStatus DELETE_FAILED = new("DELETE_FAILED");
    public static readonly StackStatus DELETE_COMPLETE = new("DELETE_COMPLETE");
    public static readonly StackStatus UPDATE_IN_PROGRESS = new("UPDATE_IN_PROGRESS");
    public static readonly StackStatus UPDATE_COMPLETE_CLEANUP_IN_PROGRESS = new("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    public static readonly StackStatus UPDATE_COMPLETE = new("UPDATE_COMPLETE");
    public static readonly StackStatus UPDATE_FAILED = new("UPDATE_FAILED");
    public static readonly StackStatus UPDATE_ROLLBACK_IN_PROGRESS = new("UPDATE_ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus UPDATE_ROLLBACK_FAILED = new("UPDATE_ROLLBACK_FAILED");
    public static readonly StackStatus UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS = new("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    public static readonly StackStatus UPDATE_ROLLBACK_COMPLETE = new("UPDATE_ROLLBACK_COMPLETE");
    public static readonly StackStatus REVIEW_IN_PROGRESS = new("REVIEW_IN_PROGRESS");
    public static readonly StackStatus IMPORT_IN_PROGRESS = new("IMPORT_IN_PROGRESS");
    public static readonly StackStatus IMPORT_COMPLETE = new("IMPORT_COMPLETE");
    public static readonly StackStatus IMPORT_ROLLBACK_IN_PROGRESS = new("IMPORT_ROLLBACK_IN_PROGRESS");
    public static readonly StackStatus IMPORT_ROLLBACK_FAILED = new("IMPORT_ROLLBACK_FAILED");
    public static readonly StackStatus IMPORT_ROLLBACK_COMPLETE = new("IMPORT_ROLLBACK_COMPLETE");

    public StackStatus(string value) : base(value) { }

    public static StackStatus FindValue(string value) => FindValue<StackStatus>(value);

    public static implicit operator StackStatus(string value) => FindValue(value);
}

public class TemplateStage : ConstantClass
{
    public static readonly TemplateStage Original = new("Original");
    public static readonly TemplateStage Processed = new("Processed");

    public TemplateStage(string value) : base(value) { }

    public static TemplateStage FindValue(string value) => FindValue<TemplateStage>(value);

    public static implicit operator TemplateStage(string value) => FindValue(value);
}
