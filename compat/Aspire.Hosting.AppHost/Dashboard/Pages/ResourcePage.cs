using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Html;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>Everything known of one resource.</summary>
internal static class ResourcePage
{
    private static readonly Markup Masked = Markup.Of($"""<span class="masked">{Icons.Use("lock")}hidden</span>""");

    public static Markup? Render(DashboardData data, string id)
    {
        if (data.Board.Find(id) is not { } resource)
            return null;
        var snapshot = resource.Snapshot;
        return Layout.Page(data.ApplicationName, Section.Resources, resource.ResourceId, Markup.Of($"""
            <p class="crumb"><a href="/">Resources</a></p>
            {Layout.Heading(resource.ResourceId, Markup.Of($"<a class=\"button\" href=\"/consolelogs/resource/{Uri.EscapeDataString(id)}\">{Icons.Use("console")}Console log</a>"))}
            {Layout.Live("resource", Markup.Of($"""
                <dl class="facts">
                <div><dt>State</dt><dd>{ResourceView.State(snapshot)}</dd></div>
                <div><dt>Type</dt><dd>{snapshot.ResourceType}</dd></div>
                <div><dt>Started</dt><dd>{ResourceView.Started(snapshot)}</dd></div>
                {(snapshot.ExitCode is { } code ? Markup.Of($"<div><dt>Exit code</dt><dd>{code}</dd></div>") : Markup.Empty)}
                <div><dt>Endpoints</dt><dd>{ResourceView.Links(snapshot, withInternal: true)}</dd></div>
                </dl>
                {Health(snapshot)}
                {Relationships(snapshot)}
                {Properties(snapshot)}
                {EnvironmentOf(snapshot)}
                """))}
            """));
    }

    private static Markup Health(CustomResourceSnapshot snapshot) => snapshot.HealthReports.IsDefaultOrEmpty ? Markup.Empty : Markup.Of($"""
        <h2>Health checks</h2>
        <table class="list cards"><thead><tr><th scope="col">Check</th><th scope="col">Result</th><th scope="col">Says</th></tr></thead>
        <tbody>{snapshot.HealthReports.Select(h => Markup.Of($"""
            <tr><th scope="row">{h.Name}</th><td data-label="Result">{HealthState(h.Status)}</td><td data-label="Says"><span class="wrap">{h.Description ?? h.ExceptionText}</span></td></tr>
            """))}</tbody></table>
        """);

    private static Markup HealthState(HealthStatus? status) => status switch
    {
        HealthStatus.Healthy => Markup.Of($"""<span class="state good">{Icons.Use("ok")}Healthy</span>"""),
        HealthStatus.Degraded => Markup.Of($"""<span class="state warn">{Icons.Use("warn")}Degraded</span>"""),
        HealthStatus.Unhealthy => Markup.Of($"""<span class="state bad">{Icons.Use("error")}Unhealthy</span>"""),
        _ => Markup.Of($"""<span class="state calm">{Icons.Use("clock")}Not run yet</span>"""),
    };

    private static Markup Relationships(CustomResourceSnapshot snapshot) => snapshot.Relationships.IsDefaultOrEmpty ? Markup.Empty : Markup.Of($"""
        <h2>Relationships</h2>
        <ul class="plain">{snapshot.Relationships.Distinct().Select(r => Markup.Of($"<li>{r.Type} <a href=\"/resource/{Uri.EscapeDataString(r.ResourceName)}\">{Layout.ResourceName(r.ResourceName)}</a></li>"))}</ul>
        """);

    private static Markup Properties(CustomResourceSnapshot snapshot) => Values("Properties", snapshot.Properties
        .Where(p => p.Value is not null)
        .Select(p => (p.Name, Text(p.Value), p.IsSensitive || ResourceView.IsSecret(p.Name, Text(p.Value)))));

    private static Markup EnvironmentOf(CustomResourceSnapshot snapshot) => Values("Environment", snapshot.EnvironmentVariables
        .Where(v => v.IsFromSpec)
        .OrderBy(v => v.Name, StringComparer.Ordinal)
        .Select(v => (v.Name, v.Value, ResourceView.IsSecret(v.Name, v.Value))));

    private static Markup Values(string title, IEnumerable<(string Name, string? Value, bool IsSecret)> values)
    {
        var rows = Markup.Join(values.Select(v => Markup.Of($"""
            <div><dt>{v.Name}</dt><dd>{(v.IsSecret ? Masked : Markup.Of($"{v.Value}"))}</dd></div>
            """)));
        return rows.IsEmpty ? Markup.Empty : Markup.Of($"""<h2>{title}</h2><dl class="pairs">{rows}</dl>""");
    }

    private static string? Text(object? value) => value switch
    {
        string text => text,
        System.Collections.IEnumerable many => string.Join(' ', many.Cast<object?>()),
        _ => value?.ToString(),
    };
}
