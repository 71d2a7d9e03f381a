using Microsoft.AspNetCore.StaticAssets;

namespace ClassCast.Web.Hosting;

public static class Assets
{
    /// <summary>
    /// Styles, scripts and pictures. What carries its fingerprint in its address never changes under it, and may be kept for good; the framework
    /// says so only for published output. While developing files do change, so there it stays with "ask first".
    /// </summary>
    public static void MapAssets(this WebApplication app)
    {
        var assets = app.MapStaticAssets();
        if (app.Environment.IsDevelopment()) return;
        assets.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<StaticAssetDescriptor>().FirstOrDefault() is not { } asset || !asset.Properties.Any(p => p.Name == "fingerprint")) return;
            var serve = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.Response.StatusCode < 400) context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
                return serve(context);
            };
        });
    }
}
