using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>The ports of one endpoint in this run. A proxy listens on the public port when the instances cannot do so themselves.</summary>
internal sealed record EndpointPlan(EndpointAnnotation Endpoint, int PublicPort, bool NeedsProxy, int[] TargetPorts)
{
    /// <summary>Gives every endpoint of the resource its ports and address.</summary>
    public static EndpointPlan[] Allocate(IResource resource, bool randomizePorts)
    {
        var replicas = resource.GetReplicaCount();
        var plans = resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => Plan(resource, endpoint, replicas, randomizePorts)).ToArray();
        foreach (var plan in plans)
            plan.Endpoint.AllocatedEndpoint = new AllocatedEndpoint(
                plan.Endpoint,
                plan.Endpoint.TargetHost,
                plan.PublicPort,
                replicas == 1 ? plan.TargetPorts[0].ToString(CultureInfo.InvariantCulture) : null);
        return plans;
    }

    /// <summary>The address on which the instance has to listen.</summary>
    public string ListenUrl(int instance) => string.Create(CultureInfo.InvariantCulture, $"{Endpoint.UriScheme}://{Endpoint.TargetHost}:{TargetPorts[instance]}");

    private static EndpointPlan Plan(IResource resource, EndpointAnnotation endpoint, int replicas, bool randomizePorts)
    {
        var wanted = randomizePorts && endpoint.IsProxied ? null : endpoint.Port;
        if (replicas > 1)
        {
            return endpoint.IsProxied
                ? new EndpointPlan(endpoint, wanted ?? FreePorts.Take(), NeedsProxy: true, [.. Enumerable.Range(0, replicas).Select(_ => FreePorts.Take())])
                : throw new DistributedApplicationException(
                    $"Resource '{resource.Name}' has {replicas} replicas, but its endpoint '{endpoint.Name}' is not proxied, so they cannot share its port.");
        }
        if (endpoint.TargetPort is { } target)
        {
            var between = endpoint.IsProxied && wanted is not null && wanted != target;
            return new EndpointPlan(endpoint, between ? wanted!.Value : target, between, [target]);
        }
        var port = wanted ?? FreePorts.Take();
        return new EndpointPlan(endpoint, port, NeedsProxy: false, [port]);
    }
}
