using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// What a caller asked for: <c>https+http://_admin.api</c> is the endpoint <c>admin</c> of the service <c>api</c>, over https
/// if it has that, otherwise over http.
/// </summary>
public sealed class ServiceEndpointQuery
{
    private ServiceEndpointQuery(IReadOnlyList<string> schemes, string serviceName, string? endpointName)
    {
        IncludedSchemes = schemes;
        ServiceName = serviceName;
        EndpointName = endpointName;
    }

    /// <summary>In order of preference; empty when the name had no scheme.</summary>
    public IReadOnlyList<string> IncludedSchemes { get; }

    public string ServiceName { get; }

    public string? EndpointName { get; }

    public static bool TryParse(string input, [NotNullWhen(true)] out ServiceEndpointQuery? query)
    {
        query = null;
        if (string.IsNullOrWhiteSpace(input)) return false;

        // a bare name gets a scheme for the parser's sake only
        var hasScheme = input.Contains("://", StringComparison.Ordinal);
        if (!Uri.TryCreate(hasScheme ? input : "any://" + input, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return false;

        var name = uri.Host;
        string? endpointName = null;
        if (name[0] == '_' && name.IndexOf('.', StringComparison.Ordinal) is var dot and > 1 && dot < name.Length - 1)
        {
            endpointName = name[1..dot];
            name = name[(dot + 1)..];
        }

        // an explicit port names an address, not a service
        if (!uri.IsDefaultPort && uri.Port > 0) name = $"{name}:{uri.Port}";
        query = new ServiceEndpointQuery(hasScheme ? uri.Scheme.Split('+') : [], name, endpointName);
        return true;
    }
}
