using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenTelemetry.Extensions.Hosting.Implementation;

/// <summary>Builds the providers when the host starts and sends what they still hold when it stops.</summary>
internal sealed class TelemetryHostedService(IServiceProvider services) : IHostedService
{
    // A collector that does not answer must not hold the process: the host gives a stop 30 seconds in all.
    private const int FlushMilliseconds = 3000;

    private TracerProvider? tracing;
    private MeterProvider? metrics;
    private LoggerProvider? logging;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Resolving a provider is what starts it listening; the container disposes it.
        metrics = services.GetService<MeterProvider>();
        tracing = services.GetService<TracerProvider>();
        logging = services.GetService<LoggerProvider>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Task.Run(() => tracing?.ForceFlush(FlushMilliseconds), CancellationToken.None),
        Task.Run(() => metrics?.ForceFlush(FlushMilliseconds), CancellationToken.None),
        Task.Run(() => logging?.ForceFlush(FlushMilliseconds), CancellationToken.None));
}
