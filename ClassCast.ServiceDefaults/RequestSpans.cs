using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace ClassCast.ServiceDefaults;

/// <summary>
/// Completes the request spans of ASP.NET Core by the semantic conventions for HTTP servers. Version 10 names the span, the
/// method, path and address, but not the route, the answer or the error. To be removed when the framework does.
/// </summary>
internal sealed class RequestSpans : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // outermost, so that it sees the answer that leaves
        app.Use(Observe);
        next(app);
    };

    private static async Task Observe(HttpContext context, RequestDelegate next)
    {
        var span = context.Features.Get<IHttpActivityFeature>()?.Activity;
        if (span is { IsAllDataRequested: true } && HealthPaths.IsProbe(context.Request.Path))
        {
            // one every second per process would bury everything else; what happens inside a probe is not recorded either
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        try
        {
            await next(context);
        }
        catch (Exception e) when (Describe(span, context, e))
        {
            throw;
        }

        Describe(span, context, context.Features.Get<IExceptionHandlerFeature>()?.Error);
    }

    /// <summary>Returns false so that, as an exception filter, it runs where the exception was thrown and never catches.</summary>
    private static bool Describe(Activity? span, HttpContext context, Exception? error)
    {
        if (span is not { IsAllDataRequested: true }) return false;

        // an exception that nobody handled becomes the server's 500 after this middleware
        var status = error is not null && context.Response.StatusCode < 400 && !context.Response.HasStarted
            ? StatusCodes.Status500InternalServerError
            : context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);

        var route = (Endpoint(context) as RouteEndpoint)?.RoutePattern.RawText;
        if (route is not null) span.SetTag("http.route", route);
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";

        if (error is not null) span.AddException(error);
        if (status >= 500)
        {
            span.SetTag("error.type", error?.GetType().FullName ?? status.ToString());
            span.SetStatus(ActivityStatusCode.Error, error?.Message);
        }

        return false;
    }

    // an exception handler and status code pages run again with another endpoint: the one that was asked for counts
    private static Endpoint? Endpoint(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint
        ?? context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint
        ?? context.GetEndpoint();
}
