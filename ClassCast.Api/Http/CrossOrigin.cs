using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Http;

/// <summary>Section <c>ClassCast:Cors</c>.</summary>
public sealed class CrossOriginOptions
{
    public const string Section = "ClassCast:Cors";

    /// <summary>
    /// Origins, such as <c>https://portal.school.example</c>, whose pages may call the Api with a token of their own. Exact: no wildcard, no path. None by default;
    /// the classroom's own pages are of one origin and need none.
    /// </summary>
    public IList<string> Origins { get; } = [];
}

internal sealed class CrossOriginOptionsValidator : IValidateOptions<CrossOriginOptions>
{
    public ValidateOptionsResult Validate(string? name, CrossOriginOptions options) =>
        options.Origins.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong
            ? ValidateOptionsResult.Fail($"ClassCast__Cors__Origins names origins such as https://portal.school.example, without path or wildcard; it has '{wrong}'.")
            : ValidateOptionsResult.Success;

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && !origin.Contains('*', StringComparison.Ordinal)
        && uri.UserInfo.Length == 0
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Pages of other origins: off unless configured, and never with credentials. The token is in a header that such a page has to set itself, so nobody's
/// sign-in is used by their browser alone.
/// </summary>
public static class CrossOrigin
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE"];
    private static readonly string[] RequestHeaders = ["Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Range"];
    private static readonly string[] ResponseHeaders = ["ETag", "Location", "Retry-After", "Content-Range", "Accept-Ranges"];

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services)
    {
        services.AddOptions<CrossOriginOptions>().BindConfiguration(CrossOriginOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CrossOriginOptions>, CrossOriginOptionsValidator>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CrossOriginOptions>>((cors, own) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. own.Value.Origins])
            .WithMethods(Methods)
            .WithHeaders(RequestHeaders)
            .WithExposedHeaders(ResponseHeaders)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        return services;
    }

    public static void UseCrossOrigin(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<CrossOriginOptions>>().Value.Origins.Count > 0)
        {
            app.UseCors();
        }
    }
}
