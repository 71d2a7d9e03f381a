using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard listens and who may see it; the keys are Aspire's.</summary>
internal sealed record DashboardOptions
{
    public const string BrowserTokenKey = "AppHost:BrowserToken";
    public const string DefaultUrl = "http://localhost:15080";

    public required string ApplicationName { get; init; }

    /// <summary>Port 0 takes any free port.</summary>
    public required Uri Url { get; init; }

    /// <summary>True when nobody chose the address, so that another port may be taken instead.</summary>
    public required bool IsDefaultUrl { get; init; }

    public required Uri OtlpUrl { get; init; }

    public required string BrowserToken { get; init; }

    public required string OtlpApiKey { get; init; }

    public required bool AllowAnonymous { get; init; }

    public static DashboardOptions Read(IConfiguration configuration)
    {
        var urls = configuration["ASPNETCORE_URLS"] ?? configuration["urls"];
        return new DashboardOptions
        {
            ApplicationName = configuration["ASPIRE_DASHBOARD_APPLICATION_NAME"] ?? ApplicationNameOf(configuration["applicationName"]),
            Url = HttpUrl(urls ?? DefaultUrl, "ASPNETCORE_URLS"),
            IsDefaultUrl = urls is null,
            OtlpUrl = HttpUrl(configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] ?? "http://127.0.0.1:0", "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"),
            BrowserToken = Secret(configuration["ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN"] ?? configuration[BrowserTokenKey]),
            OtlpApiKey = Secret(configuration["ASPIRE_DASHBOARD_OTLP_PRIMARYAPIKEY"] ?? configuration["AppHost:OtlpApiKey"]),
            AllowAnonymous = configuration.GetValue("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", false)
                || configuration.GetValue("DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS", false),
        };
    }

    // the dashboard has no certificate of its own: of http://…;https://… it takes the first that needs none
    private static Uri HttpUrl(string urls, string key)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // http://+:8080 and http://*:8080 are not addresses to the parser
            var readable = url.Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://*", "://0.0.0.0", StringComparison.Ordinal);
            if (Uri.TryCreate(readable, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp)
                return uri;
        }
        throw new DistributedApplicationException($"The dashboard needs an address that begins with http://, and {key} has none: '{urls}'.");
    }

    private static string Secret(string? configured) =>
        string.IsNullOrWhiteSpace(configured) ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) : configured;

    private static string ApplicationNameOf(string? assembly) => assembly switch
    {
        null or "" => "Dashboard",
        _ when assembly.EndsWith(".AppHost", StringComparison.Ordinal) => assembly[..^".AppHost".Length],
        _ => assembly,
    };
}
