using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.ServiceDiscovery.Http;

/// <summary>Replaces the service name in the request's address by one of the service's addresses, in turn.</summary>
internal sealed class ResolvingHttpDelegatingHandler(
    ServiceEndpointResolver resolver,
    RoundRobin roundRobin,
    IOptions<ServiceDiscoveryOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var service = asked.GetLeftPart(UriPartial.Authority);
        var source = await resolver.GetEndpointsAsync(service, cancellationToken);
        request.RequestUri = Apply(asked, roundRobin.Next(service, source.Endpoints).EndPoint);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // a retry resolves the name again, and may get another instance
            request.RequestUri = asked;
        }
    }

    private Uri Apply(Uri asked, EndPoint endPoint)
    {
        var builder = new UriBuilder(asked)
        {
            Scheme = options.Value.ApplyAllowedSchemes(asked.Scheme.Split('+')) is [var first, ..] ? first : asked.Scheme,
        };
        switch (endPoint)
        {
            case UriEndPoint uri:
                builder.Scheme = uri.Uri.Scheme;
                builder.Host = uri.Uri.Host;
                builder.Port = uri.Uri.IsDefaultPort ? -1 : uri.Uri.Port;
                if (uri.Uri.AbsolutePath is { Length: > 1 } prefix) builder.Path = prefix.TrimEnd('/') + asked.AbsolutePath;
                break;
            case IPEndPoint ip:
                builder.Host = ip.Address.ToString();
                builder.Port = ip.Port > 0 ? ip.Port : -1;
                break;
            case DnsEndPoint dns:
                builder.Host = dns.Host;
                builder.Port = dns.Port > 0 ? dns.Port : -1;
                break;
        }

        return builder.Uri;
    }
}

/// <summary>Per service name, which address is next; shared by all handlers of the process.</summary>
internal sealed class RoundRobin
{
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.OrdinalIgnoreCase);

    public ServiceEndpoint Next(string service, IReadOnlyList<ServiceEndpoint> endpoints) => endpoints.Count == 1
        ? endpoints[0]
        : endpoints[(int)(counters.GetOrAdd(service, _ => new Counter()).Next() % (uint)endpoints.Count)];

    private sealed class Counter
    {
        private uint value = uint.MaxValue;

        public uint Next() => Interlocked.Increment(ref value);
    }
}
