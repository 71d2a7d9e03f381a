using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Jobs;
using ClassCast.Backends.Redis;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>Tables, buckets, queues, topics and a user pool of the test's own; each "process" is a host on them. Time is the server's, so it passes for real.</summary>
internal sealed class AwsBackend : Backend
{
    private readonly Uri server;
    private readonly string tables;
    private readonly Dictionary<string, string?> resources = [];
    private readonly List<IHost> hosts = [];
    private string redis = "";

    private AwsBackend(Uri server, string tables)
    {
        this.server = server;
        this.tables = tables;
    }

    /// <summary>Begins the names of everything that the test creates.</summary>
    public string Prefix { get; } = $"t{Ids.New()[^12..]}";

    /// <summary>What a process outside needs to work on the same resources; the server's own are in this process's environment.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment => resources.Select(resource => KeyValuePair.Create($"AWS__Resources__{resource.Key}", resource.Value!));

    public static async Task<Backend> CreateAsync() => await StartAsync();

    public static async Task<AwsBackend> StartAsync()
    {
        var aws = await AwsServer.GetAsync();
        var backend = new AwsBackend(aws.Endpoint, await TestTables.RentAsync());
        backend.Add(TestTables.OutputsOf(backend.tables));
        await TestBuckets.AddAsync(backend);
        await TestQueues.AddAsync(backend);
        await TestTopics.AddAsync(backend);
        await TestMail.AddAsync();
        backend.Add(await TestUserPool.CreateAsync(backend.Prefix));
        backend.redis = await TestRedis.ConnectionStringAsync();
        return backend;
    }

    public override TimeSpan LeaseTime => TimeSpan.FromSeconds(3);

    public override TimeSpan Grace => TimeSpan.FromSeconds(0.5);

    public override TimeSpan Delay => TimeSpan.FromSeconds(2);

    public override bool TellsAge => false;

    public override bool TellsRetriesFromLeases => false;

    public override bool HandsOutOnce => false;

    /// <summary>Outputs that processes started from now on are given.</summary>
    public void Add(IEnumerable<KeyValuePair<string, string>> outputs)
    {
        foreach (var (output, value) in outputs)
        {
            Add(output, value);
        }
    }

    /// <summary>An output for all processes, those included that run already.</summary>
    public void Add(string output, string value)
    {
        resources[output] = value;
        foreach (var host in hosts)
        {
            host.Services.GetRequiredService<IConfiguration>()[$"{AwsResources.Section}:{output}"] = value;
        }
    }

    public string Output(string output) => resources[output]!;

    /// <summary>As the processes have it.</summary>
    public IConfiguration Configuration => Configure(new ConfigurationManager());

    public override Task PrepareAsync(QueueDefinition queue) => TestQueues.AddAsync(this, queue);

    public void Remove(string output) => resources.Remove(output);

    public override async Task<IServiceProvider> StartProcessAsync()
    {
        var host = Build();
        await host.StartAsync();
        return host.Services;
    }

    /// <summary>As <see cref="StartProcessAsync()"/>, with services of the test's own in place of the product's.</summary>
    public async Task<IServiceProvider> StartProcessAsync(Action<IServiceCollection> configure)
    {
        var host = Build(configure);
        await host.StartAsync();
        return host.Services;
    }

    /// <summary>A process whose background services never start: it writes, and dies before it relays.</summary>
    public IServiceProvider StartDyingProcess(Action<IServiceCollection>? configure = null) => Build(configure).Services;

    public override Task ElapseAsync(TimeSpan time) => Task.Delay(time);

    public override async ValueTask DisposeAsync()
    {
        await Task.WhenAll(hosts.Select(host => host.StopAsync()));
        foreach (var host in hosts)
        {
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        await TestTables.ReturnAsync(tables, server);
    }

    private ConfigurationManager Configure(ConfigurationManager configuration)
    {
        configuration.AddInMemoryCollection(resources.Select(resource => KeyValuePair.Create($"{AwsResources.Section}:{resource.Key}", resource.Value)));
        configuration["ConnectionStrings:cache"] = redis;
        configuration["Email:From"] = TestMail.Sender;
        configuration[$"{AwsJobOptions.Section}:{nameof(AwsJobOptions.LongPollSeconds)}"] = "2"; // a stopping process waits for it
        return configuration;
    }

    private IHost Build(Action<IServiceCollection>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        Configure(builder.Configuration);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.AddRedisEventBus();
        builder.AddAwsBackend();
        configure?.Invoke(builder.Services);
        var host = builder.Build();
        hosts.Add(host);
        return host;
    }
}
