namespace ClassCast.Web.Hosting;

/// <summary>Headers that every answer carries. No inline script or style, nothing from other sites, camera and microphone only to record.</summary>
public static class SecurityHeaders
{
    private const string NoDevices = "camera=(), microphone=(), display-capture=(), geolocation=(), payment=(), usb=()";
    private const string Recording = "camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()";

    public static IApplicationBuilder UseSecurityHeaders(this WebApplication app)
    {
        var policy = Policy(MediaOrigins.Read(app.Configuration));
        return app.Use((context, next) =>
        {
            context.Response.OnStarting(() => Write(context, policy));
            return next(context);
        });
    }

    internal static string Policy(IReadOnlyList<string> mediaOrigins)
    {
        var media = string.Concat(mediaOrigins.Select(origin => " " + origin));
        return "default-src 'self'; script-src 'self'; style-src 'self'; "
            + $"img-src 'self' data: blob:{media}; media-src 'self' blob:{media}; connect-src 'self'{media}; "
            + "font-src 'self'; object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    private static Task Write(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;

        // a relayed blob brings a stricter one
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!headers.ContainsKey("Cross-Origin-Resource-Policy")) headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY"; // for browsers that do not know frame-ancestors
        headers["Permissions-Policy"] = IsRecordPage(context.Request.Path) ? Recording : NoDevices;
        if (IsPage(context.Response) && headers.CacheControl.Count == 0) headers.CacheControl = "private, no-store";
        return Task.CompletedTask;
    }

    // /assignments/{id}/submit
    private static bool IsRecordPage(PathString path) =>
        path.StartsWithSegments("/assignments", StringComparison.OrdinalIgnoreCase) && path.Value!.EndsWith("/submit", StringComparison.OrdinalIgnoreCase);

    private static bool IsPage(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
