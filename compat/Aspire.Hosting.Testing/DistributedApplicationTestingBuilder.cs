using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The builder of an application under test.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}

/// <summary>Creates applications for tests: free ports, no dashboard, failures left to the test.</summary>
public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default) where TEntryPoint : class =>
        CreateAsync<TEntryPoint>([], (_, _) => { }, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>(args, (_, _) => { }, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default) => CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default)
    {
        var (run, builder) = await EntryPointRun.StartAsync(entryPoint.Assembly, args, (options, settings) => Configure(options, settings, configureBuilder), cancellationToken);
        return new TestingBuilder(builder, run);
    }

    /// <summary>An application that the test itself composes.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) => Create(args, (_, _) => { });

    public static IDistributedApplicationTestingBuilder Create(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        var options = new DistributedApplicationOptions { Args = args };
        var settings = new HostApplicationBuilderSettings();
        Configure(options, settings, configureBuilder);
        return new TestingBuilder(new DistributedApplicationBuilder(options, settings), run: null);
    }

    private static void Configure(
        DistributedApplicationOptions options,
        HostApplicationBuilderSettings settings,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder)
    {
        options.IsUnderTest = true;
        options.DisableDashboard = true;
        settings.EnvironmentName ??= Environments.Development;
        // defaults only: arguments of the test win
        settings.Configuration ??= new ConfigurationManager();
        settings.Configuration.AddInMemoryCollection([new("DcpPublisher:RandomizePorts", "true")]);
        configureBuilder(options, settings);
    }

    private sealed class TestingBuilder : IDistributedApplicationTestingBuilder
    {
        private readonly DistributedApplicationBuilder _builder;
        private readonly EntryPointRun? _run;
        private DistributedApplication? _application;

        public TestingBuilder(DistributedApplicationBuilder builder, EntryPointRun? run)
        {
            (_builder, _run) = (builder, run);
            builder.Services.AddHttpClient();
        }

        public ConfigurationManager Configuration => _builder.Configuration;

        public string AppHostDirectory => _builder.AppHostDirectory;

        public Assembly? AppHostAssembly => _builder.AppHostAssembly;

        public IHostEnvironment Environment => _builder.Environment;

        public IServiceCollection Services => _builder.Services;

        public IDistributedApplicationEventing Eventing => _builder.Eventing;

        public DistributedApplicationExecutionContext ExecutionContext => _builder.ExecutionContext;

        public IResourceCollection Resources => _builder.Resources;

        public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource => _builder.AddResource(resource);

        public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => _builder.CreateResourceBuilder(resource);

        public async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
            _application = _run is null ? _builder.Build() : await _run.BuildAsync(cancellationToken);

        public DistributedApplication Build() => BuildAsync().GetAwaiter().GetResult();

        public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

        public async ValueTask DisposeAsync()
        {
            _run?.Abandon();
            if (_application is not null)
                await _application.DisposeAsync();
        }
    }
}
