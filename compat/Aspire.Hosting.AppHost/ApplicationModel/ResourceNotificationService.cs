using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// Keeps the latest snapshot of every instance and tells whoever watches. Updates of one instance are seen in order;
/// a watcher first receives the current snapshots.
/// </summary>
public partial class ResourceNotificationService(
    ILogger<ResourceNotificationService> logger,
    IHostApplicationLifetime hostApplicationLifetime,
    IServiceProvider serviceProvider,
    ResourceLoggerService resourceLoggerService) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceEvent> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _disposed = new();
    private ImmutableArray<Channel<ResourceEvent>> _watchers = [];

    internal IServiceProvider Services { get; } = serviceProvider;

    internal ResourceLoggerService Loggers { get; } = resourceLoggerService;

    public Task PublishUpdateAsync(IResource resource, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        foreach (var id in resource.GetInstanceIds())
            Publish(resource, id, stateFactory);
        return Task.CompletedTask;
    }

    public Task PublishUpdateAsync(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        Publish(resource, resourceId, stateFactory);
        return Task.CompletedTask;
    }

    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        lock (_gate)
            return _current.TryGetValue(resourceId, out resourceEvent);
    }

    public async IAsyncEnumerable<ResourceEvent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        var channel = Channel.CreateUnbounded<ResourceEvent>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            foreach (var known in _current.Values)
                channel.Writer.TryWrite(known);
            _watchers = _watchers.Add(channel);
        }
        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(stop.Token))
                yield return change;
        }
        finally
        {
            lock (_gate)
                _watchers = _watchers.Remove(channel);
        }
    }

    public async Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        await WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        var wanted = targetStates.ToArray();
        var found = await WaitForResourceAsync(
            resourceName,
            change => change.Snapshot.State is { } state && wanted.Contains(state.Text, StringComparer.Ordinal),
            cancellationToken);
        return found.Snapshot.State!.Text;
    }

    public async Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hostApplicationLifetime.ApplicationStopped);
        await foreach (var change in WatchAsync(stop.Token))
        {
            var named = string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase)
                || string.Equals(change.ResourceId, resourceName, StringComparison.OrdinalIgnoreCase);
            if (named && predicate(change))
                return change;
        }
        throw new OperationCanceledException($"The application stopped while waiting for resource '{resourceName}'.", stop.Token);
    }

    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, WaitBehavior.StopOnResourceUnavailable, cancellationToken);

    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        var found = await WaitForResourceAsync(
            resourceName,
            change => change.Snapshot is { HealthStatus: HealthStatus.Healthy, ReadyEvent: not null }
                || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && change.Snapshot.CannotBecomeReady()),
            cancellationToken);
        if (found.Snapshot.CannotBecomeReady())
            throw new DistributedApplicationException(
                $"Resource '{resourceName}' cannot become healthy: its state is '{found.Snapshot.State?.Text}'{ExitCodeOf(found.Snapshot)}. Its console log says why.");
        if (found.Snapshot.ReadyEvent is { } ready)
            await ready.WaitAsync(cancellationToken);
        return found;
    }

    public void Dispose()
    {
        _disposed.Cancel();
        GC.SuppressFinalize(this);
    }

    private static string ExitCodeOf(CustomResourceSnapshot snapshot) => snapshot.ExitCode is { } code ? $" (exit code {code})" : "";

    private void Publish(IResource resource, string resourceId, Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory)
    {
        string? before, after;
        lock (_gate)
        {
            var previous = _current.TryGetValue(resourceId, out var known) ? known.Snapshot : InitialSnapshot.Of(resource);
            var next = stateFactory(previous) with { Version = previous.Version + 1 };
            var change = new ResourceEvent(resource, resourceId, next);
            _current[resourceId] = change;
            foreach (var watcher in _watchers)
                watcher.Writer.TryWrite(change);
            before = previous.State?.Text;
            after = next.State?.Text;
        }
        if (before != after && after is not null)
            LogStateChanged(logger, resourceId, before ?? "(none)", after);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Resource {ResourceId} changed state: {Before} -> {After}")]
    private static partial void LogStateChanged(ILogger logger, string resourceId, string before, string after);
}
