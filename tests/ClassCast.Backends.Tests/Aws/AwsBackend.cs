using ClassCast.Backends.Aws;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>Tables, buckets, queues, topics and a user pool of the test's own; each "process" is a host on them. Time is the server's, so it passes for real.</summary>
internal sealed class AwsBackend : Backend
{
    private readonly Dictionary<string, string?> resources = [];
    private readonly List<IHost> hosts = [];

    /// <summary>Begins the names of everything that the test creates.</summary>
    public string Prefix { get; } = $"t{Ids.New()[^12..]}";

    public static async Task<Backend> CreateAsync()
    {
        await AwsServer.GetAsync();
        return new AwsBackend();
    }

    public override async Task<IServiceProvider> StartProcessAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(resources.Select(resource => KeyValuePair.Create($"{AwsResources.Section}:{resource.Key}", resource.Value)));
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.AddAwsBackend();
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
        return host.Services;
    }

    public override Task ElapseAsync(TimeSpan time) => Task.Delay(time);

    public override async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
