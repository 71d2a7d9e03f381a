using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Asks a running resource for its health, often until it is ready and then now and again.</summary>
internal sealed partial class HealthMonitor(
    HealthCheckService checks,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    IServiceProvider services,
    TimeProvider time)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReadyDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ComplaintInterval = TimeSpan.FromSeconds(10);

    /// <summary>Watches until cancelled, which is when the resource ends.</summary>
    public async Task WatchAsync(IResource resource, CancellationToken cancellationToken)
    {
        var keys = resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => check.Key).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            await AnnounceReadyAsync(resource, cancellationToken);
            return;
        }
        var logger = loggers.GetLogger(resource);
        var (ready, healthy, delay, nextComplaint) = (false, true, FirstDelay, time.GetUtcNow() + ComplaintInterval);
        while (true)
        {
            var report = await checks.CheckHealthAsync(registration => keys.Contains(registration.Name), cancellationToken);
            await PublishAsync(resource, report);
            if (report.Status == HealthStatus.Healthy)
            {
                if (!ready)
                    await AnnounceReadyAsync(resource, cancellationToken);
                else if (!healthy)
                    LogHealthyAgain(logger);
                (ready, healthy) = (true, true);
            }
            else if (ready ? healthy : time.GetUtcNow() >= nextComplaint)
            {
                LogUnhealthy(logger, string.Join("; ", report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy).Select(e => e.Value.Description ?? e.Key)));
                (healthy, nextComplaint) = (false, time.GetUtcNow() + ComplaintInterval);
            }
            await Task.Delay(ready ? ReadyDelay : delay, time, cancellationToken);
            delay = delay * 1.5 < LongestDelay ? delay * 1.5 : LongestDelay;
        }
    }

    /// <summary>Marks the resource as ready and tells the subscribers, for whose answers dependents wait.</summary>
    public async Task AnnounceReadyAsync(IResource resource, CancellationToken cancellationToken)
    {
        var announced = eventing.PublishAsync(new ResourceReadyEvent(resource, services), cancellationToken);
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { ReadyEvent = announced });
        await announced;
    }

    private async Task PublishAsync(IResource resource, HealthReport report)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var reports = report.Entries
            .Select(entry => new HealthReportSnapshot(entry.Key, entry.Value.Status, entry.Value.Description, entry.Value.Exception?.ToString()) { LastRunAt = now })
            .ToImmutableArray();
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { HealthReports = reports });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not healthy: {Reasons}")]
    private static partial void LogUnhealthy(ILogger logger, string reasons);

    [LoggerMessage(Level = LogLevel.Information, Message = "Healthy again")]
    private static partial void LogHealthyAgain(ILogger logger);
}
