using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.ServiceDiscovery;
using Microsoft.Extensions.ServiceDiscovery.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers service discovery from configuration, with unknown names passed through.</summary>
public static class ServiceDiscoveryServiceCollectionExtensions
{
    public static IServiceCollection AddServiceDiscovery(this IServiceCollection services) => services.AddServiceDiscovery(_ => { });

    public static IServiceCollection AddServiceDiscovery(this IServiceCollection services, Action<ServiceDiscoveryOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ServiceDiscoveryOptions>().Configure(configureOptions);
        services.TryAddSingleton(sp => new ServiceEndpointResolver(
            sp.GetRequiredService<IConfiguration>(),
            sp.GetRequiredService<IOptions<ServiceDiscoveryOptions>>()));
        services.TryAddSingleton<RoundRobin>();
        services.TryAddTransient<ResolvingHttpDelegatingHandler>();
        return services;
    }
}
