namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>The addresses that a service name resolved to; never empty.</summary>
public sealed class ServiceEndpointSource
{
    internal ServiceEndpointSource(IReadOnlyList<ServiceEndpoint> endpoints) => Endpoints = endpoints;

    public IReadOnlyList<ServiceEndpoint> Endpoints { get; }

    public override string ToString() => $"[{string.Join(", ", Endpoints)}]";
}
