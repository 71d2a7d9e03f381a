using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard.Html;

/// <summary>Style, script and icon, from the assembly; their addresses change with their content.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, (byte[] Content, string Type, string Address)> Files = new[]
    {
        Load("dashboard.css", "text/css; charset=utf-8"),
        Load("dashboard.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
    }.ToDictionary(f => f.Name, f => (f.Content, f.Type, f.Address), StringComparer.Ordinal);

    public static string Style => Files["dashboard.css"].Address;

    public static string Script => Files["dashboard.js"].Address;

    public static string Icon => Files["icon.svg"].Address;

    public static void MapAssets(this IEndpointRouteBuilder app) => app.MapGet("/assets/{name}", (HttpContext context, string name) =>
    {
        if (!Files.TryGetValue(name, out var file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Content, file.Type);
    });

    private static (string Name, byte[] Content, string Type, string Address) Load(string name, string type)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream("Dashboard." + name)
            ?? throw new InvalidOperationException($"The assembly lacks the resource Dashboard.{name}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return (name, bytes, type, $"/assets/{name}?v={Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6))}");
    }
}
