using Microsoft.AspNetCore.Http.Features;

namespace ClassCast.Web.Relay;

/// <summary>Streams <c>/blobs/…</c> between browser and Api, both ways, without holding it in memory.</summary>
public sealed partial class BlobRelay(IHttpMessageHandlerFactory handlers, ILogger<BlobRelay> logger)
{
    // hop-by-hop (RFC 9110, 7.6.1), and what must not travel: the session, and the address the browser used
    private static readonly HashSet<string> NotForwarded = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Host", "Cookie", "Set-Cookie", "Authorization", "Server", "traceparent", "tracestate", "baggage",
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix",
    };

    public async Task ForwardAsync(HttpContext context)
    {
        RelaySetup.KeepStatus(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;

        using var request = Request(context.Request);
        using var invoker = new HttpMessageInvoker(handlers.CreateHandler(RelaySetup.ClientName), disposeHandler: false);
        try
        {
            using var response = await invoker.SendAsync(request, context.RequestAborted);
            await CopyAsync(response, context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // the viewer sought or left, as viewers do
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            LogBroken(e, context.Request.Method, context.Request.Path);
            if (context.Response.HasStarted) context.Abort();
            else context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private static HttpRequestMessage Request(HttpRequest incoming)
    {
        // the raw target keeps the encoding that the signature was made over
        var target = incoming.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(target) || target[0] != '/') target = incoming.Path.ToUriComponent() + incoming.QueryString.ToUriComponent();
        var request = new HttpRequestMessage(new HttpMethod(incoming.Method), new Uri("http://api" + target));
        if (HttpMethods.IsPut(incoming.Method)) request.Content = new StreamContent(incoming.Body);
        foreach (var (name, values) in incoming.Headers)
        {
            if (NotForwarded.Contains(name) || name.StartsWith(':')) continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static async Task CopyAsync(HttpResponseMessage from, HttpContext context)
    {
        var to = context.Response;
        to.StatusCode = (int)from.StatusCode;
        foreach (var (name, values) in from.Headers.NonValidated.Concat(from.Content.Headers.NonValidated))
        {
            if (!NotForwarded.Contains(name)) to.Headers[name] = values.ToArray();
        }

        // whatever a student uploaded, it is never a page of this site
        to.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        if (to.StatusCode is StatusCodes.Status304NotModified or StatusCodes.Status204NoContent || HttpMethods.IsHead(context.Request.Method)) return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await from.Content.CopyToAsync(to.Body, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay of {Method} {Path} broke off")]
    private partial void LogBroken(Exception exception, string method, PathString path);
}
