using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ClassCast.Backends.Redis;

public static class RedisBackendExtensions
{
    private const string ConnectionName = "cache";

    /// <summary>
    /// Live events through Redis when <c>ConnectionStrings:cache</c> is set, in place of any other bus; does nothing otherwise. All processes of an
    /// installation must agree on it.
    /// </summary>
    public static IHostApplicationBuilder AddRedisEventBus(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(ConnectionName)))
        {
            return builder;
        }

        // live events are a convenience: a process without Redis is degraded, not to be taken out of service
        builder.AddRedisClient(ConnectionName, settings => settings.DisableHealthChecks = true);
        builder.Services.AddHealthChecks().AddCheck<RedisEventBusHealthCheck>("events");
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.RemoveAll<IEventBus>();
        builder.Services.AddSingleton<IEventBus, RedisEventBus>();
        return builder;
    }
}
