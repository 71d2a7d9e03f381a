using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>Has the dashboard listen before the resources start, and stop after they have ended.</summary>
internal sealed partial class DashboardLifetime(DashboardHost dashboard, TelemetryTarget telemetry, ILogger<DashboardHost> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await dashboard.StartAsync(cancellationToken);
        telemetry.Endpoint = dashboard.OtlpEndpoint;
        telemetry.ApiKey = dashboard.OtlpApiKey;
        LogUrl(logger, dashboard.LoginUrl);
    }

    public Task StopAsync(CancellationToken cancellationToken) => dashboard.StopAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Dashboard: {Url}")]
    private static partial void LogUrl(ILogger logger, string url);
}
