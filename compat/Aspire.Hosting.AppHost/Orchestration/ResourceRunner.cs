using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>The parts of the orchestrator that every runner uses.</summary>
internal sealed record RunnerServices(
    ResourceNotificationService Notifications,
    ResourceLoggerService Loggers,
    IDistributedApplicationEventing Eventing,
    DependencyWaiter Waiter,
    LaunchPlanner Planner,
    HealthMonitor Health,
    TimeProvider Time,
    IServiceProvider Provider);

/// <summary>Takes one resource from waiting to running and to its end.</summary>
internal sealed partial class ResourceRunner(IResource resource, EndpointPlan[] endpoints, Watchdog watchdog, RunnerServices services) : IDisposable
{
    private readonly List<TcpProxy> _proxies = [];
    private readonly List<(string Id, ManagedProcess Process)> _instances = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly ILogger _logger = services.Loggers.GetLogger(resource);
    private Task _run = Task.CompletedTask;
    private Task _watching = Task.CompletedTask;
    private volatile bool _stopping;

    public IResource Resource { get; } = resource;

    public bool IsRunning => _instances.Exists(instance => !instance.Process.Exited.IsCompleted);

    /// <summary>Begins in the background; failures end in the state of the resource and its log.</summary>
    public void Begin(CancellationToken cancellationToken) => _run = RunAsync(cancellationToken);

    /// <summary>Ends all instances: by request first, by force when they have not answered in time.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        _stopping = true;
        await _ending.CancelAsync();
        await _run;
        if (IsRunning)
            await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.Stopping });
        await Task.WhenAll(_instances.Select(async instance =>
        {
            if (!await instance.Process.StopAsync(grace, services.Time))
                LogKilled(_logger, instance.Id, grace.TotalSeconds);
        }));
        await _watching;
        foreach (var proxy in _proxies)
            await proxy.DisposeAsync();
        foreach (var port in endpoints.SelectMany(plan => plan.TargetPorts.Append(plan.PublicPort)))
            FreePorts.Return(port);
        services.Loggers.Complete(Resource);
    }

    public void Dispose() => _ending.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending.Token);
        try
        {
            await services.Waiter.WaitAsync(Resource, stop.Token);
            await services.Eventing.PublishAsync(new BeforeResourceStartedEvent(Resource, services.Provider), stop.Token);
            await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.Starting });
            if (Resource is ParameterResource or ConnectionStringResource or ConfiguredConnectionString)
                await ShowValueAsync(stop.Token);
            else
                await StartInstancesAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // stopped before it came to running
        }
        // whatever a callback of the AppHost throws concerns this resource and must not end the others
        catch (Exception failure)
        {
            await FailAsync(failure);
        }
    }

    private async Task StartInstancesAsync(CancellationToken cancellationToken)
    {
        ClaimPorts();
        var ids = Resource.GetInstanceIds();
        for (var i = 0; i < ids.Length; i++)
        {
            var id = ids[i];
            var (spec, variables) = await services.Planner.PlanAsync(Resource, i, endpoints, cancellationToken);
            await services.Notifications.PublishUpdateAsync(Resource, id, snapshot => snapshot.Describing(spec, variables, endpoints));
            cancellationToken.ThrowIfCancellationRequested();
            var process = ManagedProcess.Start(spec, watchdog, (line, isError) => services.Loggers.Append(id, line, isError));
            _instances.Add((id, process));
            await services.Notifications.PublishUpdateAsync(Resource, id, snapshot => snapshot.Started(process.Id, services.Time.GetUtcNow().UtcDateTime) with
            {
                // unknown until the first answer of each check
                HealthReports = [.. Resource.Annotations.OfType<HealthCheckAnnotation>().Select(check => new HealthReportSnapshot(check.Key, null, null, null))],
            });
        }
        _watching = WatchAsync();
    }

    /// <summary>Sees to it that the instances, or a proxy before them, can listen.</summary>
    private void ClaimPorts()
    {
        foreach (var plan in endpoints.Where(plan => plan.Endpoint.Protocol == ProtocolType.Tcp))
        {
            if (FreePorts.IsTaken(plan.PublicPort))
                throw new DistributedApplicationException(
                    $"Port {plan.PublicPort} of its endpoint '{plan.Endpoint.Name}' is already in use. Stop the program that listens there (ss -ltnp shows it), or change the port {PortSource()}.");
            if (plan.NeedsProxy)
                _proxies.Add(new TcpProxy(plan.PublicPort, plan.TargetPorts));
        }
    }

    private string PortSource() => Resource.TryGetLastAnnotation<IProjectMetadata>(out var project)
        ? $"in {LaunchProfiles.PathOf(project.ProjectPath)}"
        : "in the AppHost";

    private async Task ShowValueAsync(CancellationToken cancellationToken)
    {
        // evaluated here so that a missing value is reported on the resource that misses it
        if (Resource is IValueProvider provider)
            await provider.GetValueAsync(cancellationToken);
        await PublishAsync(snapshot => snapshot with { State = KnownResourceStates.Running });
        await services.Health.AnnounceReadyAsync(Resource, cancellationToken);
    }

    private async Task WatchAsync()
    {
        using var ended = new CancellationTokenSource();
        var health = WatchHealthAsync(ended.Token);
        await Task.WhenAll(_instances.Select(instance => ReportExitAsync(instance.Id, instance.Process)));
        await ended.CancelAsync();
        await health;
    }

    private async Task WatchHealthAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.Health.WatchAsync(Resource, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // every instance has ended
        }
        catch (Exception failure)
        {
            LogFailure(_logger, failure.Message);
        }
    }

    private async Task ReportExitAsync(string id, ManagedProcess process)
    {
        var exitCode = await process.Exited;
        if (!_stopping && exitCode != 0)
            LogCrashed(_logger, id, exitCode);
        var state = exitCode == 0 || _stopping
            ? new ResourceStateSnapshot(KnownResourceStates.Finished, KnownResourceStateStyles.Success)
            : new ResourceStateSnapshot(KnownResourceStates.Exited, KnownResourceStateStyles.Error);
        await services.Notifications.PublishUpdateAsync(Resource, id, snapshot => snapshot with
        {
            State = state,
            ExitCode = exitCode,
            StopTimeStamp = services.Time.GetUtcNow().UtcDateTime,
            Urls = [.. snapshot.Urls.Select(url => url with { IsInactive = true })],
        });
        if (services.Notifications.TryGetCurrentState(id, out var last))
            await services.Eventing.PublishAsync(new ResourceStoppedEvent(Resource, services.Provider, last), CancellationToken.None);
    }

    private async Task FailAsync(Exception failure)
    {
        LogFailure(_logger, failure is DistributedApplicationException ? failure.Message : failure.ToString());
        var state = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, KnownResourceStateStyles.Error);
        await PublishAsync(snapshot => snapshot with
        {
            State = state,
            Properties = snapshot.Properties.SetItem(SnapshotUpdates.FailureProperty, failure.Message),
        });
    }

    private Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> update) => services.Notifications.PublishUpdateAsync(Resource, update);

    [LoggerMessage(Level = LogLevel.Error, Message = "Failed to start: {Reason}")]
    private static partial void LogFailure(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Id}' ended with exit code {ExitCode}")]
    private static partial void LogCrashed(ILogger logger, string id, int exitCode);

    [LoggerMessage(Level = LogLevel.Warning, Message = "'{Id}' did not end within {Seconds} s and was killed")]
    private static partial void LogKilled(ILogger logger, string id, double seconds);
}
