using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ClassCast.Web.Session;

/// <summary>A word about what was just done, shown once on the page that follows.</summary>
public sealed class Flash(IHttpContextAccessor context, IDataProtectionProvider protection, IHostEnvironment environment)
{
    private readonly string cookie = SafeCookies.Name(environment, "classcast-said");

    // signed, so that nobody puts words into the classroom's mouth
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("ClassCast.Flash").ToTimeLimitedDataProtector();

    public void Say(string text)
    {
        var http = context.HttpContext!;
        http.Response.Cookies.Append(cookie, protector.Protect(text, TimeSpan.FromMinutes(1)), Options(http));
    }

    /// <summary>Null when there is nothing to say. Takes it away.</summary>
    public string? Take()
    {
        var http = context.HttpContext!;
        if (http.Request.Cookies[cookie] is not { } text) return null;
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(cookie, Options(http));
        try
        {
            return protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
