using ClassCast.Backends.Aws;
using ClassCast.Backends.Embedded;
using ClassCast.Backends.Embedded.Blobs;
using ClassCast.Backends.Redis;
using ClassCast.Backends.Smtp;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends;

/// <summary>The one place that knows more than one backend; whoever uses it sees ports only.</summary>
public static class BackendExtensions
{
    private const string EventBusConnection = "cache";

    /// <summary>Every port, of the backend that <c>ClassCast:Backend</c> names.</summary>
    /// <exception cref="InvalidOperationException">There is no such backend, or it lacks a setting; the message names it.</exception>
    public static IHostApplicationBuilder AddBackend(this IHostApplicationBuilder builder)
    {
        if (BackendChoice.Read(builder.Configuration) is BackendKind.Aws)
        {
            RequireEventBus(builder.Configuration);
        }

        return builder.AddStorage().AddSmtpEmail().AddRedisEventBus();
    }

    /// <summary>The ports without live events, for commands that run beside the classroom.</summary>
    /// <exception cref="InvalidOperationException">There is no such backend.</exception>
    internal static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder) =>
        BackendChoice.Read(builder.Configuration) is BackendKind.Aws ? builder.AddAwsBackend() : builder.AddEmbeddedBackend();

    /// <summary>What the backend serves over HTTP itself; for the process that browsers reach.</summary>
    public static IEndpointRouteBuilder MapBackend(this IEndpointRouteBuilder endpoints)
    {
        if (BackendChoice.Read(endpoints.ServiceProvider.GetRequiredService<IConfiguration>()) is BackendKind.Embedded)
        {
            endpoints.MapEmbeddedBlobs();
        }

        return endpoints;
    }

    // no AWS service carries live events, and processes on several machines share nothing else that could
    private static void RequireEventBus(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString(EventBusConnection)))
        {
            throw new InvalidOperationException(
                $"Set ConnectionStrings__{EventBusConnection} to the address of Redis, for example ConnectionStrings__{EventBusConnection}=redis.internal:6379: "
                + "with ClassCast__Backend=Aws live events travel through it.");
        }
    }
}
