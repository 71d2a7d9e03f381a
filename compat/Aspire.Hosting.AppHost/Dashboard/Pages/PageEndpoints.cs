using Aspire.Hosting.Dashboard.Api;
using Aspire.Hosting.Dashboard.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Pages;

/// <summary>The addresses of the dashboard; the same as of Aspire's where it has such a page.</summary>
internal static class PageEndpoints
{
    public static void MapDashboard(this IEndpointRouteBuilder app, DashboardData data)
    {
        app.MapAssets();
        app.MapGet("/", context => context.WriteLive(data.Board.Revision + data.Telemetry.Logs.Revision, () => ResourcesPage.Render(data)));
        app.MapGet("/resource/{id}", (HttpContext context, string id) =>
            context.WriteLive(data.Board.Revision, () => ResourcePage.Render(data, id)));

        app.MapGet("/consolelogs", context => context.WriteHtml(ConsolePage.Render(data, null)));
        app.MapGet("/consolelogs/resource/{id}", (HttpContext context, string id) => context.WriteHtml(ConsolePage.Render(data, id)));
        app.MapGet("/consolelogs/stream/{id}", (HttpContext context, string id) => ConsoleStream.WriteAsync(context, data, id));

        app.MapGet("/structuredlogs", context =>
            context.WriteLive(data.Telemetry.Logs.Revision, () => LogsPage.Render(data, LogsPage.Filter.Read(context.Request.Query))));
        app.MapGet("/traces", context =>
            context.WriteLive(data.Telemetry.Traces.Revision, () => TracesPage.Render(data, TracesPage.Filter.Read(context.Request.Query))));
        app.MapGet("/traces/detail/{id}", (HttpContext context, string id) =>
            context.WriteLive(data.Telemetry.Traces.Revision + data.Telemetry.Logs.Revision, () => TracePage.Render(data, id)));
        app.MapGet("/metrics", context =>
            context.WriteLive(data.Telemetry.Metrics.Revision, () => MetricsPage.Render(data, MetricsPage.Selection.Read(context.Request.Query))));
        app.MapReadApi(data);
    }

    public static Task WriteHtml(this HttpContext context, Markup? page)
    {
        if (page is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page?.ToString() ?? "Not found", context.RequestAborted);
    }

    /// <summary>Answers 304 to the script that asks again while nothing has changed.</summary>
    private static Task WriteLive(this HttpContext context, long revision, Func<Markup?> render)
    {
        var tag = $"\"{revision}\"";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        context.Response.Headers.ETag = tag;
        return context.WriteHtml(render());
    }
}
