using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.AWS.CloudFormation;

/// <summary>An output of a stack, known once the stack is there.</summary>
public class StackOutputReference(string name, ICloudFormationResource resource) : IManifestExpressionProvider, IValueProvider, IValueWithReferences
{
    public string Name { get; } = name;

    public ICloudFormationResource Resource { get; } = resource;

    /// <exception cref="InvalidOperationException">The stack is not there, or has no such output.</exception>
    public string? Value => Resource.Outputs?.Find(output => string.Equals(output.OutputKey, Name, StringComparison.Ordinal)) is { } found
        ? found.OutputValue
        : throw new InvalidOperationException($"The stack '{Resource.StackName}' has no output '{Name}'.");

    public string ValueExpression => $"{{{Resource.Name}.output.{Name}}}";

    IEnumerable<object> IValueWithReferences.References => [Resource];

    /// <summary>Waits for the stack.</summary>
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        if (Resource.ProvisioningTaskCompletionSource is { } provisioning)
            await provisioning.Task.WaitAsync(cancellationToken);
        return Value;
    }
}
