using ClassCast.Backends.Embedded;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Bench.Data;

/// <summary>The embedded backend on a data directory, in this process.</summary>
internal sealed class OpenBackend(IHost host) : IAsyncDisposable
{
    /// <summary>Passwords of the benchmarks are hashed with few rounds: hundreds sign in, and how slow that is on purpose is not measured.</summary>
    public const string PasswordIterations = "1000";

    public ITableStore Tables => host.Services.GetRequiredService<ITableStore>();

    public IIdentityProvider Identity => host.Services.GetRequiredService<IIdentityProvider>();

    public IJobQueue Jobs => host.Services.GetRequiredService<IJobQueue>();

    public IBlobStore Blobs => host.Services.GetRequiredService<IBlobStore>();

    public static async Task<OpenBackend> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ClassCast:DataDirectory"] = dataDirectory,
            ["ClassCast:Identity:PasswordIterations"] = PasswordIterations,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddEmbeddedBackend();
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new OpenBackend(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
