using ClassCast.Backends.Embedded;
using ClassCast.Backends.Embedded.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>The signed addresses over real HTTP on the loopback, on the data directory and clock of a test.</summary>
internal sealed class BlobServer(WebApplication app, HttpClient client) : IAsyncDisposable
{
    public HttpClient Client => client;

    public IServiceProvider Services => app.Services;

    public static async Task<BlobServer> StartAsync(string dataDirectory, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.Configure<EmbeddedOptions>(options => options.DataDirectory = dataDirectory);
        builder.Services.AddSingleton(clock);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddEmbeddedBlobs();
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(BlobSweeper))); // tests sweep when they mean it
        var app = builder.Build();
        app.MapEmbeddedBlobs();
        await app.StartAsync();
        return new BlobServer(app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
