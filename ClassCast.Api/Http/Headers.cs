namespace ClassCast.Api.Http;

public static class Headers
{
    /// <summary>The Api serves data, never pages: nothing may frame, sniff, or run it. Personal answers are for their person only.</summary>
    public static IApplicationBuilder UseApiHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // as late as possible: the exception handler clears what was set before
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-site";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "private, no-store";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            headers.Remove("Expires");
            headers.Remove("Pragma");
        }

        return Task.CompletedTask;
    }
}
