using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace ClassCast.Backends.Redis;

/// <summary>Degraded, not unhealthy, while Redis is away: everything but the live updates works.</summary>
internal sealed class RedisEventBusHealthCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.GetSubscriber().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            return HealthCheckResult.Degraded("Redis is away; pages do not update live.", error);
        }
    }
}
