using ClassCast.Web.Session;
using Microsoft.AspNetCore.Mvc;

namespace ClassCast.Web.Hosting;

public static class ThemeEndpoint
{
    /// <summary>POST /preferences/theme: light, dark, or anything else to follow the device again.</summary>
    public static void MapTheme(this IEndpointRouteBuilder app) => app.MapPost("/preferences/theme", Choose);

    private static IResult Choose(HttpContext context, [FromForm] string? theme, [FromForm(Name = "return")] string? back)
    {
        if (theme is "light" or "dark")
        {
            context.Response.Cookies.Append(Viewer.ThemeCookie, theme, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
            });
        }
        else
        {
            context.Response.Cookies.Delete(Viewer.ThemeCookie);
        }

        return Results.LocalRedirect(LocalReturn.Or(back, "/"));
    }
}
