namespace ClassCast.Web.Session;

/// <summary>
/// Cookies that speak for somebody are bound to this very host and to TLS: <c>__Host-</c>, which browsers take only with <c>Secure</c>, with the path
/// <c>/</c> and without a domain. Only while developing, where pages come over plain <c>http://localhost</c> and not every browser counts that as
/// secure, they have plain names.
/// </summary>
public static class SafeCookies
{
    public static string Name(IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : "__Host-" + name;

    /// <summary>
    /// Marks what is set as <c>Secure</c>, also where TLS ends at a proxy that does not say so: a cookie over plain HTTP would be lost to its host prefix,
    /// silently, anyway.
    /// </summary>
    public static IApplicationBuilder UseSafeCookies(this WebApplication app) => app.Environment.IsDevelopment()
        ? app
        : app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, MinimumSameSitePolicy = SameSiteMode.Lax });
}
