using System.Globalization;
using System.Net.WebSockets;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Features.Live;

/// <summary><c>/ws</c>: who may listen is decided before the socket is accepted.</summary>
internal sealed class LiveEndpoint(
    LiveHub hub, LiveFanOut fanOut, LiveConnections connections, AccountStates accounts, SessionStates sessions, IHostApplicationLifetime lifetime, IOptions<LiveOptions> options, TimeProvider time)
{
    private static readonly TimeSpan SubscriptionTime = TimeSpan.FromSeconds(5);

    public async Task HandleAsync(HttpContext context)
    {
        var user = CurrentUser.From(context.User) ?? throw Refuse.NotFound("socket");
        RequireWebSocket(context);
        RequireOwnOrigin(context.Request);
        await RequireRoomAsync(user.UserId, context.RequestAborted);
        await RequireEventsAsync(context.RequestAborted);

        var connection = await connections.AddAsync(user.UserId, context.RequestAborted);
        var socket = new LiveSocket(options.Value.BufferedEvents, time) { SessionId = SessionStates.Of(context.User) };
        // before the page hears that it listens: from then on it misses nothing
        hub.Add(user.UserId, socket);
        try
        {
            var accept = new WebSocketAcceptContext { KeepAliveInterval = options.Value.KeepAlive, KeepAliveTimeout = options.Value.KeepAlive };
            using var webSocket = await context.WebSockets.AcceptWebSocketAsync(accept);
            await ListenAsync(webSocket, socket, connection, ExpiryOf(context), context.RequestAborted);
        }
        finally
        {
            hub.Remove(user.UserId, socket);
            await connections.RemoveAsync(connection);
        }
    }

    private async Task ListenAsync(WebSocket webSocket, LiveSocket socket, Connection connection, TimeSpan tokenLifetime, CancellationToken aborted)
    {
        await using var expiry = time.CreateTimer(_ => socket.Close(LiveCloseCodes.TokenExpired, "token expired"), null, tokenLifetime, Timeout.InfiniteTimeSpan);
        await using var stopping = lifetime.ApplicationStopping.Register(
            () => socket.Close((int)WebSocketCloseStatus.EndpointUnavailable, "shutting down"));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var keeping = connections.KeepAsync(connection, CloseIfEndedAsync, ended.Token);
        try
        {
            await CloseIfEndedAsync(aborted); // an event that came before the socket was added has not reached it
            await socket.RunAsync(webSocket, aborted);
        }
        finally
        {
            await ended.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // and once a minute, should the bus lose one
        async Task CloseIfEndedAsync(CancellationToken cancellationToken)
        {
            if (!(await accounts.OfAsync(connection.UserId, cancellationToken)).IsOpen)
            {
                socket.Close(LiveCloseCodes.AccountClosed, "account closed");
            }
            else if (socket.SessionId is { } sessionId && await sessions.OpenAsync(sessionId, cancellationToken) is null)
            {
                socket.Close(LiveCloseCodes.AccountClosed, "session ended");
            }
        }
    }

    private static void RequireWebSocket(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.Headers.Upgrade = "websocket";
            throw new ProblemException(StatusCodes.Status426UpgradeRequired, ProblemCodes.MalformedRequest, "This address speaks WebSocket.");
        }
    }

    /// <summary>Only browsers send an origin, and they send it for every page: a strange one is some other site using the visitor's sign-in.</summary>
    private void RequireOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var isAllowed = origin.Length == 0
            || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
        if (!isAllowed)
        {
            throw Refuse.Forbidden("Pages of this origin may not listen here.");
        }
    }

    private async Task RequireRoomAsync(string userId, CancellationToken cancellationToken)
    {
        var maximum = options.Value.MaximumSocketsPerUser;
        if (hub.CountOf(userId) >= maximum || await connections.CountAsync(userId, maximum, cancellationToken) >= maximum)
        {
            throw new ProblemException(StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyConnections, $"At most {maximum} pages listen at once.")
            {
                RetryAfter = LiveConnections.Lifetime,
                Numbers = new() { ["maximumConnections"] = maximum },
            };
        }
    }

    private async Task RequireEventsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await fanOut.Subscribed.WaitAsync(SubscriptionTime, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, ProblemCodes.Unavailable, "Live events are not available at the moment.")
            {
                RetryAfter = SubscriptionTime,
            };
        }
    }

    /// <summary>How long the access token is still good: <c>exp</c>, in Unix seconds.</summary>
    private TimeSpan ExpiryOf(HttpContext context)
    {
        var expiry = long.Parse(context.User.FindFirst("exp")?.Value ?? "0", CultureInfo.InvariantCulture);
        var left = DateTimeOffset.FromUnixTimeSeconds(expiry) - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
