using ClassCast.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every process of ClassCast does alike: telemetry, health, service discovery and resilient HTTP calls.</summary>
public static class Extensions
{
    private const string Live = "live";

    /// <summary>Call first in Program.cs.</summary>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.ConfigureOpenTelemetry();
        builder.AddDefaultHealthChecks();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // a POST that timed out may have been carried out: only the caller knows whether it can be repeated
            http.AddStandardResilienceHandler(options => options.Retry.DisableForUnsafeHttpMethods());
            http.AddServiceDiscovery();
            // four lines for each call of another process, of which the trace has the span
            http.RemoveAllLoggers();
        });
        return builder;
    }

    /// <summary>Logs, metrics and traces; sent over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public static TBuilder ConfigureOpenTelemetry<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        // ASP.NET Core 10 tags its request spans with method, path and address unless this stays on
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(
                builder.Environment.ApplicationName,
                "ClassCast",
                "Microsoft.AspNetCore.Hosting",
                "Microsoft.AspNetCore.Server.Kestrel",
                "System.Net.Http",
                "System.Runtime"))
            .WithTracing(tracing => tracing.AddSource(
                builder.Environment.ApplicationName,
                "ClassCast",
                "Microsoft.AspNetCore",
                "System.Net.Http"));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, RequestSpans>());

        if (!string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            builder.Services.AddOpenTelemetry().UseOtlpExporter();
        }

        return builder;
    }

    /// <summary>The check that the process answers at all; features add theirs.</summary>
    public static TBuilder AddDefaultHealthChecks<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        return builder;
    }

    /// <summary>
    /// <c>/health</c>: every check passes, ready for traffic; <c>/alive</c>: the process answers, do not restart it. In every
    /// environment, without sign-in, and naming only the checks and their states.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(HealthPaths.Health, new HealthCheckOptions { ResponseWriter = HealthReportWriter.Write })
            .AllowAnonymous()
            .DisableHttpMetrics();
        app.MapHealthChecks(
                HealthPaths.Alive,
                new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live), ResponseWriter = HealthReportWriter.Write })
            .AllowAnonymous()
            .DisableHttpMetrics();
        return app;
    }
}
