namespace Aspire.Hosting.Orchestration;

/// <summary>Where projects send their telemetry: the dashboard's receiver, when there is one.</summary>
internal sealed class TelemetryTarget
{
    private const string Interval = "1000";

    public Uri? Endpoint { get; set; }

    public string? ApiKey { get; set; }

    public void Apply(Dictionary<string, object> variables, string name, string instanceId)
    {
        variables["OTEL_SERVICE_NAME"] = name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={instanceId}";
        if (Endpoint is null)
            return;
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = Endpoint.ToString().TrimEnd('/');
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        if (ApiKey is { Length: > 0 } key)
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
        // show everything, and soon: this is a developer's machine
        variables["OTEL_BLRP_SCHEDULE_DELAY"] = Interval;
        variables["OTEL_BSP_SCHEDULE_DELAY"] = Interval;
        variables["OTEL_METRIC_EXPORT_INTERVAL"] = Interval;
        variables["OTEL_TRACES_SAMPLER"] = "always_on";
        variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
    }
}
