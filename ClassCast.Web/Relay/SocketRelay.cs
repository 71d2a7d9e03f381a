using System.Buffers;
using System.Net.WebSockets;
using ClassCast.Web.Session;

namespace ClassCast.Web.Relay;

/// <summary>Carries live events between the browser's WebSocket (cookie) and the Api's (bearer token).</summary>
public sealed partial class SocketRelay(IHttpMessageHandlerFactory handlers, IHostApplicationLifetime lifetime, ILogger<SocketRelay> logger)
{
    private const int BufferBytes = 4 * 1024;

    public async Task RunAsync(HttpContext context)
    {
        RelaySetup.KeepStatus(context);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            return;
        }

        // browsers send cookies along with a WebSocket from any site: only the Origin tells
        if (!IsOurOrigin(context.Request) || await context.GetAccessTokenAsync() is not { } token)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var api = new ClientWebSocket();
        using var invoker = new HttpMessageInvoker(new WebSocketScheme(handlers.CreateHandler(RelaySetup.ClientName)), disposeHandler: false);
        api.Options.SetRequestHeader("Authorization", "Bearer " + token);
        try
        {
            await api.ConnectAsync(new Uri("ws://api/ws"), invoker, stop.Token);
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or OperationCanceledException)
        {
            LogRefused(e);
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }

        using var browser = await context.WebSockets.AcceptWebSocketAsync();
        await CarryAsync(browser, api, stop);
    }

    internal static bool IsOurOrigin(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static async Task CarryAsync(WebSocket browser, WebSocket api, CancellationTokenSource stop)
    {
        var down = PumpAsync(api, browser, stop.Token);
        var up = PumpAsync(browser, api, stop.Token);
        await Task.WhenAny(down, up);
        await stop.CancelAsync();
        await Task.WhenAll(down, up);
    }

    /// <summary>Until one side closes or breaks; a close is passed on with its code. Backpressure: the next read waits for the write.</summary>
    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (true)
            {
                var read = await from.ReceiveAsync(buffer.AsMemory(0, BufferBytes), cancellationToken);
                if (read.MessageType == WebSocketMessageType.Close) break;
                await to.SendAsync(buffer.AsMemory(0, read.Count), read.MessageType, read.EndOfMessage, cancellationToken);
            }

            await CloseAsync(to, from.CloseStatus, from.CloseStatusDescription);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // the other side went away without a word, or this process is stopping
            await CloseAsync(to, WebSocketCloseStatus.EndpointUnavailable, null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task CloseAsync(WebSocket socket, WebSocketCloseStatus? status, string? description)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            // 1005 "no status" may be received but not sent
            var code = status is null or WebSocketCloseStatus.Empty ? WebSocketCloseStatus.NormalClosure : status.Value;
            await socket.CloseOutputAsync(code, description, patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The Api did not accept a live connection")]
    private partial void LogRefused(Exception exception);
}
