using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Orchestration;

/// <summary>Settings of the orchestrator, from the AppHost's configuration.</summary>
internal sealed record OrchestratorOptions
{
    /// <summary>How long a process has to end by itself. Key <c>Orchestrator:StopTimeoutSeconds</c>.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a resource has to become healthy before the AppHost gives up; zero: for ever. Key <c>Orchestrator:HealthTimeoutSeconds</c>.</summary>
    public TimeSpan HealthTimeout { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>Exchanges fixed ports for free ones. Key <c>DcpPublisher:RandomizePorts</c>, as in the original.</summary>
    public bool RandomizePorts { get; init; }

    public static OrchestratorOptions Read(IConfiguration configuration)
    {
        var defaults = new OrchestratorOptions();
        return defaults with
        {
            StopTimeout = Seconds(configuration, "Orchestrator:StopTimeoutSeconds") ?? defaults.StopTimeout,
            HealthTimeout = Seconds(configuration, "Orchestrator:HealthTimeoutSeconds") ?? defaults.HealthTimeout,
            RandomizePorts = configuration.GetValue("DcpPublisher:RandomizePorts", defaults.RandomizePorts),
        };
    }

    private static TimeSpan? Seconds(IConfiguration configuration, string key) => configuration.GetValue<double?>(key) switch
    {
        null => null,
        < 0 => throw new DistributedApplicationException($"Configuration key '{key}' must not be negative."),
        { } seconds => TimeSpan.FromSeconds(seconds),
    };
}
