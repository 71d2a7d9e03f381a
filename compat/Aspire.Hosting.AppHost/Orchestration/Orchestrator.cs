using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Starts the resources of the model, and stops them in reverse order of their dependencies.</summary>
internal sealed partial class Orchestrator(
    DistributedApplicationModel model,
    OrchestratorOptions options,
    RunnerServices services,
    ILogger<Orchestrator> logger) : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<IResource, ResourceRunner> _runners = [];
    private Watchdog? _watchdog;

    public IEnumerable<ResourceRunner> Runners => _runners.Values;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await services.Eventing.PublishAsync(new BeforeStartEvent(services.Provider, model), cancellationToken);
        DependencyWaiter.RefuseCircles(model.Resources);
        var endpoints = new Dictionary<IResource, EndpointPlan[]>();
        foreach (var resource in model.Resources)
            endpoints[resource] = EndpointPlan.Allocate(resource, options.RandomizePorts);
        _watchdog = new Watchdog();
        foreach (var resource in model.Resources)
        {
            if (endpoints[resource].Length > 0)
                await services.Eventing.PublishAsync(new ResourceEndpointsAllocatedEvent(resource, services.Provider), cancellationToken);
            if (IsRunnable(resource) && await IsAvailableAsync(resource))
                _runners[resource] = new ResourceRunner(resource, endpoints[resource], _watchdog, services);
        }
        foreach (var runner in _runners.Values)
            runner.Begin(_stopping.Token);
        await services.Eventing.PublishAsync(new AfterResourcesCreatedEvent(services.Provider, model), cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        foreach (var group in StopOrder.Groups(_runners.Keys))
            await Task.WhenAll(group.Select(resource => _runners[resource].StopAsync(options.StopTimeout)));
        if (_watchdog is not null)
            await _watchdog.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        foreach (var runner in _runners.Values)
            runner.Dispose();
        _stopping.Dispose();
    }

    private static bool IsRunnable(IResource resource) =>
        resource is ParameterResource or ConnectionStringResource or ConfiguredConnectionString
        || resource.HasAnnotationOfType<IProjectMetadata>()
        || resource.HasAnnotationOfType<ExecutableAnnotation>();

    /// <summary>Decides before anything starts who is left out, so that others do not wait for it or get its address.</summary>
    private async Task<bool> IsAvailableAsync(IResource resource)
    {
        if (resource.HasAnnotationOfType<ExplicitStartupAnnotation>())
        {
            await services.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.NotStarted });
            return false;
        }
        if (!resource.TryGetLastAnnotation<OptionalToolAnnotation>(out var optional)
            || Tools.Find(optional.Program, Environment.CurrentDirectory) is not null)
            return true;
        resource.Annotations.Add(new NotAvailableAnnotation());
        LogNotAvailable(services.Loggers.GetLogger(resource), optional.Program, optional.Consequence);
        LogNotAvailable(logger, optional.Program, optional.Consequence);
        await services.Notifications.PublishUpdateAsync(resource, snapshot => snapshot with
        {
            State = new ResourceStateSnapshot(KnownResourceStates.NotAvailable, KnownResourceStateStyles.Warn),
            Properties = snapshot.Properties.SetItem(SnapshotUpdates.FailureProperty, $"'{optional.Program}' is not on PATH"),
        });
        return false;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "'{Command}' is not on PATH: {Consequence}")]
    private static partial void LogNotAvailable(ILogger logger, string command, string consequence);
}
