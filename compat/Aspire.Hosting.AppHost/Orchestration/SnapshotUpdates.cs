using System.Collections.Immutable;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What the orchestrator writes into snapshots. Property names are the original's.</summary>
internal static class SnapshotUpdates
{
    public const string FailureProperty = "resource.failure";

    public static CustomResourceSnapshot Describing(
        this CustomResourceSnapshot snapshot, LaunchSpec spec, Dictionary<string, string> variables, EndpointPlan[] endpoints) => snapshot with
        {
            EnvironmentVariables =
            [
                .. spec.Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal)
                    .Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: variables.ContainsKey(variable.Key))),
            ],
            Urls = [.. endpoints.Select(plan => new UrlSnapshot(plan.Endpoint.Name, plan.Endpoint.AllocatedEndpoint!.UriString, IsInternal: false))],
            Properties = snapshot.Properties
                .SetItem("executable.path", spec.Program)
                .SetItem("executable.workDir", spec.WorkingDirectory)
                .SetItem("executable.args", string.Join(' ', spec.Args), isSensitive: true),
        };

    public static CustomResourceSnapshot Started(this CustomResourceSnapshot snapshot, int processId, DateTime now) => snapshot with
    {
        State = new ResourceStateSnapshot(KnownResourceStates.Running, KnownResourceStateStyles.Success),
        CreationTimeStamp = snapshot.CreationTimeStamp ?? now,
        StartTimeStamp = now,
        Properties = snapshot.Properties.SetItem("executable.pid", processId.ToString(CultureInfo.InvariantCulture)),
    };

    public static ImmutableArray<ResourcePropertySnapshot> SetItem(
        this ImmutableArray<ResourcePropertySnapshot> properties, string name, object? value, bool isSensitive = false) =>
        [.. properties.Where(property => property.Name != name), new ResourcePropertySnapshot(name, value) { IsSensitive = isSensitive }];
}
