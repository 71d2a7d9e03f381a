using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static class RedisBuilderExtensions
{
    private const string Program = "redis-server";
    private const string Loopback = "127.0.0.1";

    // Nothing is kept on disk. The settings go in by standard input, because arguments, and with them the password, can
    // be read by every user of the machine.
    private const string Script = """
        exec redis-server - <<SETTINGS
        bind 127.0.0.1
        port $REDIS_PORT
        requirepass $REDIS_PASSWORD
        save ""
        appendonly no
        daemonize no
        loglevel warning
        SETTINGS
        """;

    /// <summary>
    /// Runs the machine's redis-server on the loopback address. Without it the resource is not available: nobody gets its
    /// connection string and nobody waits for it.
    /// </summary>
    public static IResourceBuilder<RedisResource> AddRedis(
        this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? password = null)
    {
        var secret = password?.Resource ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password");
        var redis = new RedisResource(name, secret);
        var key = $"{name}_check";
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(key, _ => new RedisHealthCheck(redis), failureStatus: null, tags: null));
        return builder.AddResource(redis)
            .WithEndpoint(port, scheme: RedisResource.EndpointName, name: RedisResource.EndpointName, env: "REDIS_PORT")
            .WithEndpoint(RedisResource.EndpointName, endpoint => endpoint.TargetHost = Loopback)
            .WithEnvironment(context => context.EnvironmentVariables["REDIS_PASSWORD"] = secret)
            .WithAnnotation(new ExecutableAnnotation { Command = "sh", WorkingDirectory = Path.GetTempPath() })
            .WithAnnotation(new OptionalToolAnnotation(Program, "services cache in their own memory and exchange events without Redis."))
            .WithArgs("-c", Script)
            .WithHealthCheck(key);
    }
}
