using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Ends the AppHost, with a message and exit code 1, when the application cannot come up: a resource failed before it was
/// ready, or is still not healthy after the time allowed, or no process is left. What fails later is only reported.
/// </summary>
internal sealed class StartGuard(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    OrchestratorOptions options,
    IHostApplicationLifetime lifetime,
    TimeProvider time) : BackgroundService
{
    private readonly HashSet<string> _ready = new(StringComparer.Ordinal);

    /// <summary>Why the AppHost was ended; told when everything has stopped, so that it is the last thing in the terminal.</summary>
    public string? Reason { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            var reason = await await Task.WhenAny(WatchFailuresAsync(stop.Token), WatchHealthAsync(timer, stop.Token));
            await stop.CancelAsync();
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                return;
            Reason = reason;
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // an ordinary stop
        }
    }

    private async Task<string> WatchFailuresAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            var snapshot = change.Snapshot;
            if (snapshot is { HealthStatus: HealthStatus.Healthy, ReadyEvent: not null })
                _ready.Add(change.ResourceId);
            if (lifetime.ApplicationStopping.IsCancellationRequested)
                continue;
            if (snapshot.State?.Text == KnownResourceStates.FailedToStart && IsNeeded(change.Resource))
                return $"resource '{change.Resource.Name}' failed to start. {snapshot.Properties.FirstOrDefault(p => p.Name == SnapshotUpdates.FailureProperty)?.Value}";
            if (snapshot.State?.Text == KnownResourceStates.Exited && !_ready.Contains(change.ResourceId))
                return $"resource '{change.Resource.Name}' ended with exit code {snapshot.ExitCode} before it was ready. Its log is above.";
            if (snapshot.State?.Text == KnownResourceStates.Exited && !AnyProcessLeft())
                return $"every process has ended, '{change.Resource.Name}' with exit code {snapshot.ExitCode}. Its log is above.";
        }
        return "the resources are no longer watched.";
    }

    private async Task<string> WatchHealthAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (options.HealthTimeout == TimeSpan.Zero)
                continue;
            var now = time.GetUtcNow().UtcDateTime;
            foreach (var id in model.Resources.SelectMany(resource => resource.GetInstanceIds()))
            {
                if (notifications.TryGetCurrentState(id, out var change)
                    && change.Snapshot is { ReadyEvent: null, StartTimeStamp: { } started, HealthReports: { Length: > 0 } reports } snapshot
                    && snapshot.State?.Text == KnownResourceStates.Running
                    && now - started >= options.HealthTimeout)
                    return $"resource '{change.Resource.Name}' was not healthy within {options.HealthTimeout.TotalSeconds:0} s: "
                        + $"{reports.FirstOrDefault(report => report.Status != HealthStatus.Healthy)?.Description}. "
                        + "Its log is above; configuration key Orchestrator:HealthTimeoutSeconds sets the time.";
            }
        }
        return "the resources are no longer watched.";
    }

    /// <summary>A parameter without a value matters only to who uses it, and that one reports it.</summary>
    private static bool IsNeeded(IResource resource) => resource is not ParameterResource;

    private bool AnyProcessLeft() => model.Resources
        .Where(resource => resource.HasAnnotationOfType<IProjectMetadata>() || resource.HasAnnotationOfType<ExecutableAnnotation>())
        .SelectMany(resource => resource.GetInstanceIds())
        .Any(id => notifications.TryGetCurrentState(id, out var change) && !change.Snapshot.CannotBecomeReady());
}
