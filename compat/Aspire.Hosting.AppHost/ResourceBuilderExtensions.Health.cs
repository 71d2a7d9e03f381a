using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Health checks.</summary>
public static partial class ResourceBuilderExtensions
{
    private const int DefaultHealthyStatus = 200;

    /// <summary>The resource is ready when the check that is registered under the key reports healthy.</summary>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key) where T : IResource
    {
        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(known => known.Key == key))
            throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' already has the health check '{key}'.");
        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>The resource is ready when GET on the path answers with the status.</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints =>
        builder.WithHttpHealthCheck(() => HttpEndpointOf(builder.Resource, endpointName), path, statusCode);

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null) where T : IResourceWithEndpoints
    {
        var resource = builder.Resource;
        var select = endpointSelector ?? (() => HttpEndpointOf(resource, endpointName: null));
        var expected = statusCode ?? DefaultHealthyStatus;
        var key = string.Create(CultureInfo.InvariantCulture, $"{resource.Name}_{path ?? "/"}_{expected}_check");
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            services => new HttpHealthCheck(services.GetRequiredService<HealthProbeClient>(), () => new Uri(new Uri(select().Url), path ?? "/"), expected),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    private static EndpointReference HttpEndpointOf(IResourceWithEndpoints resource, string? endpointName)
    {
        var endpoints = resource.Annotations.OfType<EndpointAnnotation>().ToArray();
        var endpoint = endpointName is null
            ? endpoints.FirstOrDefault(e => e.UriScheme == Uri.UriSchemeHttps) ?? endpoints.FirstOrDefault(e => e.UriScheme == Uri.UriSchemeHttp)
            : endpoints.FirstOrDefault(e => string.Equals(e.Name, endpointName, StringComparison.OrdinalIgnoreCase));
        return endpoint is not null
            ? new EndpointReference(resource, endpoint)
            : throw new DistributedApplicationException($"Resource '{resource.Name}' has a health check over HTTP but no HTTP endpoint{(endpointName is null ? "" : $" named '{endpointName}'")}.");
    }
}
