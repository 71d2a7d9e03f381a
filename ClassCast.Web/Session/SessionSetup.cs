using Microsoft.AspNetCore.Authentication.Cookies;

namespace ClassCast.Web.Session;

public static class SessionSetup
{
    public static WebApplicationBuilder AddSession(this WebApplicationBuilder builder)
    {
        builder.Services.AddKeys(builder.Configuration);
        builder.Services.AddSingleton<TokenRefresher>();
        builder.Services.AddScoped<SessionEvents>();
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddScoped<Viewer>();
        builder.Services.AddScoped<Flash>();
        builder.Services.AddScoped<SignInStep>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = SafeCookies.Name(builder.Environment, "classcast-session");
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = TimeSpan.FromDays(30);
            options.SlidingExpiration = true;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "return";
            options.EventsType = typeof(SessionEvents);
        });
        builder.Services.AddAuthorization();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = SafeCookies.Name(builder.Environment, "classcast-form");
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return builder;
    }
}
