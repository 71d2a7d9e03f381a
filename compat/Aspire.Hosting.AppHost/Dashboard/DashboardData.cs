using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Telemetry;

namespace Aspire.Hosting.Dashboard;

/// <summary>What the pages show.</summary>
internal sealed record DashboardData(
    string ApplicationName,
    ResourceBoard Board,
    ResourceLoggerService Loggers,
    TelemetryStore Telemetry,
    TimeProvider Time);
