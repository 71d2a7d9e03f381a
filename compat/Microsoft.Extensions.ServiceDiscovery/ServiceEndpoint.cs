using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>One address of a service.</summary>
public abstract class ServiceEndpoint
{
    public abstract EndPoint EndPoint { get; }

    public static ServiceEndpoint Create(EndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return new ServiceEndpointImpl(endPoint);
    }

    /// <summary>Reads <c>http://localhost:5001</c>, <c>10.0.0.5:80</c> or <c>name:80</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out ServiceEndpoint? serviceEndpoint)
    {
        serviceEndpoint = EndpointAddress.TryParse(value, out var endPoint) ? Create(endPoint) : null;
        return serviceEndpoint is not null;
    }

    private sealed class ServiceEndpointImpl(EndPoint endPoint) : ServiceEndpoint
    {
        public override EndPoint EndPoint => endPoint;

        public override string? ToString() => endPoint.ToString();
    }
}
