using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ClassCast.Web.Session;

/// <summary>Keeps the session's access token fresh, and answers machines with a status where people get the sign-in page.</summary>
public sealed class SessionEvents(TokenRefresher refresher, TimeProvider clock) : CookieAuthenticationEvents
{
    private static readonly TimeSpan RefreshBefore = TimeSpan.FromMinutes(2);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Properties.ExpiryOf() - clock.GetUtcNow() > RefreshBefore) return;
        if (context.Properties.RefreshTokenOf() is not { } refreshToken)
        {
            await EndAsync(context);
            return;
        }

        var result = await refresher.RefreshAsync(refreshToken, context.HttpContext.RequestAborted);
        if (result.Succeeded)
        {
            context.Properties.Put(result.Value);
            context.ShouldRenew = true;
        }
        else if (result.Problem.Status is >= 400 and < 500 and not StatusCodes.Status429TooManyRequests)
        {
            await EndAsync(context);
        }

        // not reachable: the session stays, the page will say so
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (WantsPage(context.Request)) return base.RedirectToLogin(context);
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/ws", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase);

    private static async Task EndAsync(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
