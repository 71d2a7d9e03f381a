using Aspire.StackExchange.Redis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers a Redis connection by the name the AppHost gave it.</summary>
public static class AspireRedisExtensions
{
    private const string ConfigSection = "Aspire:StackExchange:Redis";

    /// <summary>
    /// Registers <see cref="IConnectionMultiplexer"/> and its health check. A server that is away does not stop the process:
    /// the client keeps trying, commands fail meanwhile, and the check is unhealthy.
    /// </summary>
    public static void AddRedisClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<StackExchangeRedisSettings>? configureSettings = null,
        Action<ConfigurationOptions>? configureOptions = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(connectionName);

        var settings = new StackExchangeRedisSettings();
        builder.Configuration.GetSection(ConfigSection).Bind(settings);
        builder.Configuration.GetSection(ConfigSection).GetSection(connectionName).Bind(settings);
        if (builder.Configuration.GetConnectionString(connectionName) is { } connectionString)
        {
            settings.ConnectionString = connectionString;
        }

        configureSettings?.Invoke(settings);

        builder.Services.TryAddSingleton<IConnectionMultiplexer>(_ =>
            ConnectionMultiplexer.Connect(Options(settings, connectionName, configureOptions)));
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                "StackExchange.Redis",
                sp => new RedisHealthCheck(() => sp.GetRequiredService<IConnectionMultiplexer>()),
                failureStatus: null,
                tags: null,
                timeout: TimeSpan.FromSeconds(5)));
        }
    }

    private static ConfigurationOptions Options(
        StackExchangeRedisSettings settings,
        string connectionName,
        Action<ConfigurationOptions>? configure)
    {
        var connectionString = settings.ConnectionString ?? throw new InvalidOperationException(
            $"There is no address of Redis: set ConnectionStrings:{connectionName} or {ConfigSection}:ConnectionString.");
        var options = ConfigurationOptions.Parse(connectionString, ignoreUnknown: true);
        options.AbortOnConnectFail = false;
        configure?.Invoke(options);
        return options;
    }
}
