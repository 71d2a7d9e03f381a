using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Html;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>What runs, in which state, and where to go from there.</summary>
internal static class ResourcesPage
{
    public static Markup Render(DashboardData data)
    {
        var resources = data.Board.Resources;
        var content = resources.Count == 0
            ? Layout.Empty("No resources yet", "They appear here as soon as the AppHost begins to start them.")
            : Table(data, resources);
        return Layout.Page(data.ApplicationName, Section.Resources, "Resources", Markup.Of($"""
            {Layout.Heading("Resources")}
            {Layout.Live("resources", Markup.Of($"{Summary(resources)}{content}"))}
            """));
    }

    private static Markup Summary(IReadOnlyList<ResourceEvent> resources)
    {
        var groups = resources.Select(r => ResourceView.Describe(r.Snapshot))
            .GroupBy(s => s.Kind)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var troubled = groups.GetValueOrDefault("bad") + groups.GetValueOrDefault("warn");
        var running = groups.GetValueOrDefault("good");
        var text = troubled > 0
            ? $"{troubled} of {resources.Count} need attention"
            : groups.GetValueOrDefault("busy") > 0 ? $"{running} of {resources.Count} running, others are on their way" : $"{running} running";
        return resources.Count == 0 ? Markup.Empty : Markup.Of($"""<p class="summary">{text}</p>""");
    }

    private static Markup Table(DashboardData data, IReadOnlyList<ResourceEvent> resources) => Markup.Of($"""
        <table class="list cards">
        <thead><tr><th scope="col">Name</th><th scope="col">State</th><th scope="col">Type</th><th scope="col">Started</th><th scope="col">Endpoints</th><th scope="col">Look into</th></tr></thead>
        <tbody>{resources.Select(r => Row(data, r))}</tbody>
        </table>
        """);

    private static Markup Row(DashboardData data, ResourceEvent resource)
    {
        var id = Uri.EscapeDataString(resource.ResourceId);
        var name = resource.Resource.Name;
        var errors = data.Telemetry.Logs.ErrorsOf(name);
        var telemetry = data.Telemetry.ResourceNames.Contains(name)
            ? Markup.Of($"""
                <a href="/structuredlogs{Layout.Query(("resource", name))}">Logs</a>
                <a href="/traces{Layout.Query(("resource", name))}">Traces</a>
                <a href="/metrics{Layout.Query(("resource", name))}">Metrics</a>
                """)
            : Markup.Empty;
        var errorLink = errors == 0
            ? Markup.Empty
            : Markup.Of($"""<a class="badge bad" href="/structuredlogs{Layout.Query(("resource", name), ("level", "Error"))}">{errors}&nbsp;{(errors == 1 ? "error" : "errors")}</a>""");
        return Markup.Of($"""
            <tr>
            <th scope="row"><a id="r-{resource.ResourceId}" href="/resource/{id}">{Layout.ResourceName(resource.ResourceId)}</a> {errorLink}</th>
            <td data-label="State">{ResourceView.State(resource.Snapshot)}</td>
            <td data-label="Type">{resource.Snapshot.ResourceType}</td>
            <td data-label="Started" class="num">{ResourceView.Started(resource.Snapshot)}</td>
            <td data-label="Endpoints">{ResourceView.Links(resource.Snapshot, withInternal: false)}</td>
            <td data-label="Look into" class="actions"><a href="/consolelogs/resource/{id}">Console</a>{telemetry}</td>
            </tr>
            """);
    }
}
