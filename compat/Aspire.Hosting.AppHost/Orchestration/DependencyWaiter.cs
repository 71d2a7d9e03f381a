using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Holds a resource back until what it waits for is there.</summary>
internal sealed partial class DependencyWaiter(ResourceNotificationService notifications, ResourceLoggerService loggers)
{
    /// <exception cref="DistributedApplicationException">A dependency can no longer become what is waited for.</exception>
    public async Task WaitAsync(IResource resource, CancellationToken cancellationToken)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().ToArray();
        if (waits.Length == 0)
            return;
        await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Waiting });
        var logger = loggers.GetLogger(resource);
        // the first that fails ends the wait, whatever the others do
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pending = waits.Select(wait => WaitAsync(wait, logger, stop.Token)).ToList();
        try
        {
            while (pending.Count > 0)
            {
                var ended = await Task.WhenAny(pending);
                pending.Remove(ended);
                await ended;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Refuses a model in which resources wait for each other in a circle.</summary>
    public static void RefuseCircles(IEnumerable<IResource> resources)
    {
        var done = new HashSet<IResource>();
        foreach (var resource in resources)
            Visit(resource, []);

        void Visit(IResource resource, List<IResource> path)
        {
            if (path.Contains(resource))
                throw new DistributedApplicationException(
                    $"Resources wait for each other in a circle: {string.Join(" -> ", path.SkipWhile(r => r != resource).Append(resource).Select(r => r.Name))}.");
            if (done.Contains(resource))
                return;
            foreach (var wait in resource.Annotations.OfType<WaitAnnotation>())
                Visit(wait.Resource, [.. path, resource]);
            done.Add(resource);
        }
    }

    private async Task WaitAsync(WaitAnnotation wait, ILogger logger, CancellationToken cancellationToken)
    {
        foreach (var id in wait.Resource.GetInstanceIds())
        {
            if (!(notifications.TryGetCurrentState(id, out var now) && IsOver(wait, now.Snapshot)))
                LogWaiting(logger, id, Goal(wait));
            var found = await notifications.WaitForResourceAsync(id, change => IsOver(wait, change.Snapshot), cancellationToken);
            if (found.Snapshot.State?.Text == KnownResourceStates.NotAvailable)
            {
                LogNotAvailable(logger, id);
                continue;
            }
            if (!IsReached(wait, found.Snapshot))
                throw new DistributedApplicationException(
                    $"It waits for '{id}', whose state is '{found.Snapshot.State?.Text}'{(found.Snapshot.ExitCode is { } code ? $" with exit code {code}" : "")}.");
            if (found.Snapshot.ReadyEvent is { } ready)
                await ready.WaitAsync(cancellationToken);
        }
    }

    private static bool IsOver(WaitAnnotation wait, CustomResourceSnapshot snapshot) =>
        IsReached(wait, snapshot)
        || snapshot.State?.Text == KnownResourceStates.NotAvailable
        || (snapshot.CannotBecomeReady() && wait.WaitBehavior != WaitBehavior.WaitOnResourceUnavailable);

    private static bool IsReached(WaitAnnotation wait, CustomResourceSnapshot snapshot) => wait.WaitType switch
    {
        WaitType.WaitUntilHealthy => snapshot is { HealthStatus: HealthStatus.Healthy, ReadyEvent: not null },
        WaitType.WaitUntilStarted => snapshot.State?.Text == KnownResourceStates.Running,
        WaitType.WaitForCompletion => snapshot.State is { Text: var state }
            && (state == KnownResourceStates.Finished || state == KnownResourceStates.Exited) && snapshot.ExitCode == wait.ExitCode,
        _ => throw new InvalidOperationException($"Unknown wait type {wait.WaitType}."),
    };

    private static string Goal(WaitAnnotation wait) => wait.WaitType switch
    {
        WaitType.WaitForCompletion => "to complete",
        WaitType.WaitUntilStarted => "to run",
        _ => "to be healthy",
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for '{Dependency}' {Goal}")]
    private static partial void LogWaiting(ILogger logger, string dependency, string goal);

    [LoggerMessage(Level = LogLevel.Information, Message = "'{Dependency}' is not available; starting without it")]
    private static partial void LogNotAvailable(ILogger logger, string dependency);
}
