using ClassCast.Backends.Aws.Tables;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ClassCast.Backends.Aws.Hosting;

/// <summary>
/// Whether DynamoDB answers this process: a consistent read of one small item, because a write every few seconds from every process would be paid for.
/// Throttled is degraded: slower, but nothing is lost.
/// </summary>
internal sealed class StorageHealthCheck(TableReader reader, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await reader.GetAsync(AwsTables.Settings, CursorKey.Name, either.Token);
            return HealthCheckResult.Healthy();
        }
        catch (StorageUnavailableException error)
        {
            return AwsProblems.IsThrottling(error.InnerException)
                ? HealthCheckResult.Degraded(error.Message, error)
                : HealthCheckResult.Unhealthy(error.Message, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"DynamoDB did not answer within {Patience.TotalSeconds} seconds.", error);
        }
    }
}
