using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Dashboard.Pages;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Lets in whoever has the token that the AppHost prints: <c>/login?t=…</c> once, a cookie afterwards. Logs and environment
/// may hold what is nobody else's business, also on the same machine.
/// </summary>
internal sealed class DashboardAccess(DashboardOptions options)
{
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    // the cookie proves knowledge of the token without carrying it
    private readonly string _ticket = Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.BrowserToken), "dashboard cookie"u8));

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        Protect(context.Response.Headers);
        if (context.Request.Path == "/login")
        {
            await Login(context);
            return;
        }
        if (context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) || IsAllowed(context.Request))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            await context.WriteHtml(LoginPage.Render(options.ApplicationName, wrongToken: false));
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    private bool IsAllowed(HttpRequest request) => options.AllowAnonymous
        // another site may make its own name resolve to this machine, but then the name gives it away
        ? LoopbackHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase) || request.Host.Host == options.Url.Host
        : Same(request.Cookies[CookieName(request)] ?? "", _ticket);

    private async Task Login(HttpContext context)
    {
        var token = context.Request.Query["t"].ToString();
        if (!Same(token, options.BrowserToken))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.WriteHtml(LoginPage.Render(options.ApplicationName, wrongToken: token.Length > 0));
            return;
        }
        context.Response.Cookies.Append(CookieName(context.Request), _ticket, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = TimeSpan.FromDays(3),
        });
        context.Response.Redirect("/");
    }

    // ports of one host share their cookies: two applications must not sign each other out
    private static string CookieName(HttpRequest request) => $"dashboard-{request.Host.Port ?? 80}";

    private static bool Same(string given, string expected) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(given)),
        SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
