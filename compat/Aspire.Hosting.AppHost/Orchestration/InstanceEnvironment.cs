using System.Collections;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>Collects the variables and arguments of one instance from the annotations of its resource.</summary>
internal sealed class InstanceEnvironment(DistributedApplicationExecutionContext executionContext, TelemetryTarget telemetry)
{
    // what the AppHost was itself started with is not meant for the resources
    private static readonly HashSet<string> NotInherited = new(StringComparer.OrdinalIgnoreCase)
    {
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "DOTNET_RUNNING_IN_TEST",
    };

    /// <summary>The variables that the resource is given beyond those it inherits.</summary>
    public async Task<Dictionary<string, string>> VariablesAsync(IResource resource, int instance, EndpointPlan[] endpoints, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var plan in endpoints.Where(plan => plan.Endpoint.PortVariable is not null))
            values[plan.Endpoint.PortVariable!] = plan.TargetPorts[instance].ToString(CultureInfo.InvariantCulture);
        if (resource is ProjectResource)
        {
            var urls = endpoints.Where(plan => plan.Endpoint.UriScheme is "http" or "https").Select(plan => plan.ListenUrl(instance)).ToArray();
            if (urls.Length > 0)
                values["ASPNETCORE_URLS"] = string.Join(';', urls);
            telemetry.Apply(values, resource.Name, resource.GetInstanceIds()[instance]);
        }
        var context = new EnvironmentCallbackContext(executionContext, resource, values, cancellationToken);
        foreach (var callback in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await callback.Callback(context);

        var resolved = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            resolved[name] = await ResolveAsync(value, cancellationToken);
        return resolved;
    }

    public static async Task<string[]> ArgsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var context = new CommandLineArgsCallbackContext([], resource, cancellationToken);
        foreach (var callback in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await callback.Callback(context);
        var resolved = new string[context.Args.Count];
        for (var i = 0; i < resolved.Length; i++)
            resolved[i] = await ResolveAsync(context.Args[i], cancellationToken);
        return resolved;
    }

    public static Dictionary<string, string> WithInherited(Dictionary<string, string> own)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry inherited in Environment.GetEnvironmentVariables())
        {
            if (inherited is { Key: string name, Value: string value } && !NotInherited.Contains(name))
                all[name] = value;
        }
        foreach (var (name, value) in own)
            all[name] = value;
        return all;
    }

    private static async Task<string> ResolveAsync(object value, CancellationToken cancellationToken) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken) ?? "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
