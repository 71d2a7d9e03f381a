using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ClassCast.Web.Session;

/// <summary>Between the password and the code: the challenge, and where one came from, in an encrypted cookie of five minutes.</summary>
public sealed class SignInStep(IHttpContextAccessor context, IDataProtectionProvider protection, IHostEnvironment environment)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly string cookie = SafeCookies.Name(environment, "classcast-sign-in");
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("ClassCast.SignInStep").ToTimeLimitedDataProtector();

    public void Begin(string challenge, string? returnPath)
    {
        var http = context.HttpContext!;
        http.Response.Cookies.Append(cookie, protector.Protect($"{challenge}\n{returnPath}", Lifetime), Options(http));
    }

    /// <summary>Null when there is none, or it took too long.</summary>
    public (string Challenge, string? ReturnPath)? Read()
    {
        if (context.HttpContext!.Request.Cookies[cookie] is not { } text) return null;
        try
        {
            return protector.Unprotect(text).Split('\n') is [var challenge, var path] ? (challenge, path) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void End()
    {
        var http = context.HttpContext!;
        http.Response.Cookies.Delete(cookie, Options(http));
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = Lifetime,
    };
}
