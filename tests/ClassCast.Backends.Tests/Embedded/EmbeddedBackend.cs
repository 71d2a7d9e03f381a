using ClassCast.Backends.Embedded;
using ClassCast.Backends.Tests.Contracts;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A fresh data directory; each "process" is a host with its own connections, writer and loops, all on one fake clock.</summary>
internal sealed class EmbeddedBackend : Backend
{
    private readonly TempDirectory directory = new();
    private readonly List<IHost> hosts = [];

    public FakeTimeProvider Clock { get; } = new();

    public string DataDirectory => directory.File("data");

    public override async Task<IServiceProvider> StartProcessAsync()
    {
        var host = Build();
        await host.StartAsync();
        return host.Services;
    }

    /// <summary>A process whose background services never start: it writes, and dies before it relays.</summary>
    public IServiceProvider StartDyingProcess() => Build().Services;

    public override Task ElapseAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        directory.Dispose();
    }

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["ClassCast:DataDirectory"] = DataDirectory;
        builder.Configuration["ClassCast:Identity:PasswordIterations"] = "1";
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.AddEmbeddedBackend();
        var host = builder.Build();
        hosts.Add(host);
        return host;
    }
}
