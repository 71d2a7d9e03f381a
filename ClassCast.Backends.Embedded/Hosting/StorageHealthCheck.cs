using ClassCast.Core.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.Backends.Embedded.Hosting;

/// <summary>Whether a commit reaches the disk and can be read back.</summary>
internal sealed class StorageHealthCheck(EmbeddedDatabase storage, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            await storage.Database.WriteAsync(
                connection =>
                {
                    using var statement = connection.Prepare("INSERT INTO meta (name, value) VALUES ('health', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1");
                    return statement.Bind(1, now).Execute();
                },
                cancellationToken);
            return storage.Database.Read(Written) > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("What was written cannot be read.");
        }
        catch (StorageUnavailableException error)
        {
            return HealthCheckResult.Unhealthy(error.Message, error);
        }
    }

    private static long Written(Sqlite.Connection connection)
    {
        using var statement = connection.Prepare("SELECT value FROM meta WHERE name = 'health'");
        return statement.Step() ? statement.Integer(0) : 0;
    }
}
