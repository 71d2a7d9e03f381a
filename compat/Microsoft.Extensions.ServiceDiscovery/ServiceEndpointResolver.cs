using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// Resolves service names from the configuration section <c>Services</c> (<c>Services:{name}:{endpoint or scheme}[:{n}]</c>).
/// A name that is not there is passed through, for DNS to resolve.
/// </summary>
public sealed class ServiceEndpointResolver : IAsyncDisposable
{
    private const string SectionName = "Services";

    private readonly IConfiguration configuration;
    private readonly ServiceDiscoveryOptions options;
    private readonly IDisposable reload;
    private ConcurrentDictionary<string, ServiceEndpointSource> resolved = new(StringComparer.OrdinalIgnoreCase);

    internal ServiceEndpointResolver(IConfiguration configuration, IOptions<ServiceDiscoveryOptions> options)
    {
        this.configuration = configuration;
        this.options = options.Value;
        reload = ChangeToken.OnChange(
            configuration.GetReloadToken,
            () => resolved = new ConcurrentDictionary<string, ServiceEndpointSource>(StringComparer.OrdinalIgnoreCase));
    }

    /// <exception cref="InvalidOperationException">The name cannot be parsed, or its configured address cannot.</exception>
    public ValueTask<ServiceEndpointSource> GetEndpointsAsync(string serviceName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serviceName);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Resolve(serviceName));
    }

    public ValueTask DisposeAsync()
    {
        reload.Dispose();
        return ValueTask.CompletedTask;
    }

    internal ServiceEndpointSource Resolve(string serviceName)
    {
        var cache = resolved;
        return cache.TryGetValue(serviceName, out var known) ? known : cache.GetOrAdd(serviceName, Read);
    }

    private ServiceEndpointSource Read(string input)
    {
        if (!ServiceEndpointQuery.TryParse(input, out var query))
            throw new InvalidOperationException($"'{input}' is not a service name.");

        var endpoints = FromConfiguration(query);
        return new ServiceEndpointSource(endpoints.Count > 0 ? endpoints : [PassThrough(query)]);
    }

    private List<ServiceEndpoint> FromConfiguration(ServiceEndpointQuery query)
    {
        var service = configuration.GetSection(SectionName).GetSection(query.ServiceName);
        var schemes = options.ApplyAllowedSchemes(query.IncludedSchemes);
        string[] names = query.EndpointName is { Length: > 0 } name ? [name] : ["default", .. schemes];
        var section = names.Select(service.GetSection).FirstOrDefault(s => s.Exists());
        if (section is null) return [];

        var endpoints = string.IsNullOrWhiteSpace(section.Value)
            ? section.GetChildren().Select(Parse).ToList()
            : [Parse(section)];
        if (schemes.Count == 0 && options.AllowAllSchemes) return endpoints;

        // of https+http, only the best scheme that is there
        var preferred = schemes.FirstOrDefault(s => endpoints.Exists(e => e.EndPoint is UriEndPoint uri && Speaks(uri, s)));
        endpoints.RemoveAll(e => e.EndPoint is UriEndPoint uri && (preferred is null || !Speaks(uri, preferred)));
        return endpoints;
    }

    private static bool Speaks(UriEndPoint endPoint, string scheme) =>
        string.Equals(endPoint.Uri.Scheme, scheme, StringComparison.OrdinalIgnoreCase);

    private static ServiceEndpoint Parse(IConfigurationSection section) =>
        ServiceEndpoint.TryParse(section.Value, out var endpoint)
            ? endpoint
            : throw new InvalidOperationException($"The configuration value '{section.Path}' is not an address: '{section.Value}'.");

    private static ServiceEndpoint PassThrough(ServiceEndpointQuery query) =>
        EndpointAddress.TryParse(query.ServiceName, out var endPoint)
            ? ServiceEndpoint.Create(endPoint)
            : ServiceEndpoint.Create(new DnsEndPoint(query.ServiceName, 0));
}
