using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>The builder of an AppHost, over the generic host.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private const string AnyAddress = "http://127.0.0.1:0";

    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationOptions _options;
    private readonly EntryPointHooks? _hooks = EntryPointHooks.Current;

    public DistributedApplicationBuilder(string[] args) : this(new DistributedApplicationOptions { Args = args })
    {
    }

    public DistributedApplicationBuilder(DistributedApplicationOptions options) : this(options, new HostApplicationBuilderSettings())
    {
    }

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        _options = options;
        settings.Args = options.Args;
        _hooks?.Creating(options, settings);
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : _hooks?.Assembly ?? Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? ProjectDirectoryOf(AppHostAssembly) ?? Directory.GetCurrentDirectory();

        settings.ApplicationName ??= AppHostAssembly?.GetName().Name;
        settings.ContentRootPath ??= AppHostDirectory;
        settings.Configuration ??= new ConfigurationManager();
        // settings are read once; watching the files would cost the machine an inotify instance per AppHost
        settings.Configuration.AddInMemoryCollection([new("hostBuilder:reloadConfigOnChange", "false")]);
        _host = new HostApplicationBuilder(settings);
        _host.Logging.AddFilter("Microsoft", LogLevel.Warning);
        _host.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // RunAsync says why the application did not start, without a stack trace
        _host.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // the monitor reports health in the log of the resource
        _host.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        _host.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        // two applications under test must not meet at one address
        if (options.IsUnderTest)
            Configuration.AddInMemoryCollection([new("ASPNETCORE_URLS", AnyAddress), new("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", AnyAddress)]);
        AddServices();
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (Resources.FirstOrDefault(known => string.Equals(known.Name, resource.Name, StringComparison.OrdinalIgnoreCase)) is { } same)
            throw new DistributedApplicationException($"Two resources are named '{resource.Name}': a {same.GetType().Name} and a {resource.GetType().Name}.");
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build()
    {
        _hooks?.Building(this);
        AddHostedServices();
        var application = new DistributedApplication(_host.Build(), _options.IsUnderTest);
        ExecutionContext.ServiceProvider = application.Services;
        _hooks?.Built(application);
        return application;
    }

    /// <summary>From the attribute that the build writes into an AppHost.</summary>
    private static string? ProjectDirectoryOf(Assembly? assembly) =>
        assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "apphostprojectpath")?.Value is { } path && Directory.Exists(path)
            ? path
            : null;

    private void AddServices()
    {
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton(_options);
        Services.AddSingleton(ExecutionContext);
        Services.AddSingleton(Eventing);
        Services.AddSingleton(new DistributedApplicationModel(Resources));
        Services.AddSingleton<ResourceLoggerService>();
        Services.AddSingleton<ResourceNotificationService>();
        Services.AddHealthChecks();
        Services.AddSingleton(services => OrchestratorOptions.Read(services.GetRequiredService<IConfiguration>()));
        Services.AddSingleton<TelemetryTarget>();
        Services.AddSingleton<HealthProbeClient>();
        Services.AddSingleton<HealthMonitor>();
        Services.AddSingleton<InstanceEnvironment>();
        Services.AddSingleton<ProjectLocator>();
        Services.AddSingleton<LaunchPlanner>();
        Services.AddSingleton<DependencyWaiter>();
        Services.AddSingleton<RunnerServices>();
        Services.AddSingleton<Orchestrator>();
    }

    /// <summary>Started in this order and stopped in the reverse one.</summary>
    private void AddHostedServices()
    {
        if (!_options.IsUnderTest || _options.EnableResourceLogging)
            Services.AddHostedService<ConsoleLogPrinter>();
        if (!_options.DisableDashboard)
        {
            Services.AddSingleton<DashboardHost>();
            Services.AddHostedService<DashboardLifetime>();
        }
        if (!_options.IsUnderTest)
        {
            Services.AddSingleton<StartGuard>();
            Services.AddHostedService(services => services.GetRequiredService<StartGuard>());
            Services.AddHostedService<OrphanGuard>();
        }
        Services.AddHostedService(services => services.GetRequiredService<Orchestrator>());
    }

    private sealed class ResourceCollection : List<IResource>, IResourceCollection;

    private sealed class ResourceBuilder<T>(IDistributedApplicationBuilder builder, T resource) : IResourceBuilder<T> where T : IResource
    {
        public IDistributedApplicationBuilder ApplicationBuilder { get; } = builder;

        public T Resource { get; } = resource;

        public IResourceBuilder<T> WithAnnotation<TAnnotation>(
            TAnnotation annotation, ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append) where TAnnotation : IResourceAnnotation
        {
            if (behavior == ResourceAnnotationMutationBehavior.Replace)
            {
                foreach (var replaced in Resource.Annotations.OfType<TAnnotation>().ToArray())
                    Resource.Annotations.Remove(replaced);
            }
            Resource.Annotations.Add(annotation);
            return this;
        }
    }
}
