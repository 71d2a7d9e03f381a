using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace ClassCast.ServiceDefaults.Tests;

/// <summary>An application with the service defaults on a free port, and the spans that its exporter would send.</summary>
internal sealed class RunningApp(WebApplication app, ConcurrentQueue<Activity> exported) : IAsyncDisposable
{
    public HttpClient Client { get; } = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();

    public Uri Address { get; } = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => app.Services;

    public IEnumerable<Activity> Exported => exported;

    public static async Task<RunningApp> Start(
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null,
        params string[] arguments)
    {
        var exported = new ConcurrentQueue<Activity>();
        var builder = WebApplication.CreateBuilder(arguments);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        builder.Services.ConfigureOpenTelemetryTracerProvider(tracing =>
            tracing.AddProcessor(new SimpleActivityExportProcessor(new QueueExporter(exported))));
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningApp(app, exported);
    }

    public Task Stop() => app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class QueueExporter(ConcurrentQueue<Activity> exported) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var activity in batch) exported.Enqueue(activity);
            return ExportResult.Success;
        }
    }
}
