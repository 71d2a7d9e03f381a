using ClassCast.Web.ApiClient;
using Microsoft.AspNetCore.Diagnostics;

namespace ClassCast.Web.Relay;

/// <summary>
/// What the browser needs from the Api besides pages, under this site's own address: blobs and live events. One origin means no CORS,
/// a strict content security policy and a cookie that never leaves the site.
/// </summary>
public static class RelaySetup
{
    internal const string ClientName = "relay";

    public static IServiceCollection AddRelays(this IServiceCollection services)
    {
        // a video is streamed once and for as long as it takes: neither repeatable nor bounded in time
        services.AddHttpClient(ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
            })
            .WithoutResilience();
        services.AddSingleton<BlobRelay>();
        services.AddSingleton<SocketRelay>();
        return services;
    }

    public static void MapRelays(this IEndpointRouteBuilder app)
    {
        // the address is signed by the Api, which is all the permission there is; no session needed
        app.MapMethods("/blobs/{**path}", ["GET", "HEAD", "PUT"], (HttpContext context, BlobRelay relay) => relay.ForwardAsync(context))
            .AllowAnonymous()
            .DisableAntiforgery();
        app.MapGet("/ws", (HttpContext context, SocketRelay relay) => relay.RunAsync(context))
            .RequireAuthorization();
    }

    /// <summary>What the relays answer goes to a machine, which has no use for the friendly page.</summary>
    internal static void KeepStatus(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
    }
}

/// <summary>Service discovery knows http addresses only, and the handshake of a WebSocket is an HTTP request.</summary>
internal sealed class WebSocketScheme(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { Scheme: "ws" or "wss" } address)
        {
            request.RequestUri = new UriBuilder(address) { Scheme = address.Scheme == "ws" ? "http" : "https" }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
