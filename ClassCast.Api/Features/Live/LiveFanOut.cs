using ClassCast.Api.Features.Notifications;
using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Features.Live;

/// <summary>The one subscription of this process, fanned out to its sockets; taken again when the bus fails.</summary>
internal sealed partial class LiveFanOut(
    IEventBus bus, LiveHub hub, AccountStates accounts, SessionStates sessions, HiddenNotices hidden, TimeProvider time, ILogger<LiveFanOut> logger) : BackgroundService
{
    /// <summary>RFC 6455's registry: "service restart".</summary>
    private const int ServiceRestart = 1012;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private volatile TaskCompletionSource subscribed = NewSignal();

    /// <summary>Completes when events arrive; a socket accepted before that would miss some.</summary>
    public Task Subscribed => subscribed.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                await foreach (var liveEvent in bus.SubscribeAsync(() => subscribed.TrySetResult(), stoppingToken))
                {
                    failures = 0;
                    await DeliverAsync(liveEvent, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // whatever the bus fails with, it is tried again
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogLost(exception);
            }

            subscribed = NewSignal();
            hub.CloseAll(ServiceRestart, "events were interrupted");
            var wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(failures, 10))));
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What is about an account itself is for this process, not for pages.</summary>
    private async ValueTask DeliverAsync(LiveEvent liveEvent, CancellationToken cancellationToken)
    {
        switch (liveEvent.Type)
        {
            case LiveEventTypes.AccountChanged:
                accounts.Forget(liveEvent.UserId);
                if (!(await accounts.OfAsync(liveEvent.UserId, cancellationToken)).IsOpen)
                {
                    hub.CloseOf(liveEvent.UserId, LiveCloseCodes.AccountClosed, "account closed");
                }

                break;

            case LiveEventTypes.SessionsEnded:
                sessions.Forget(liveEvent.UserId);
                await CloseEndedAsync(liveEvent.UserId, cancellationToken);
                break;

            case LiveEventTypes.NotificationCreated when hub.CountOf(liveEvent.UserId) == 0 || await hidden.IsHiddenAsync(liveEvent, cancellationToken):
                break;

            default:
                hub.Deliver(liveEvent);
                break;
        }
    }

    private async Task CloseEndedAsync(string userId, CancellationToken cancellationToken)
    {
        foreach (var socket in hub.Of(userId))
        {
            if (socket.SessionId is { } sessionId && await sessions.OpenAsync(sessionId, cancellationToken) is null)
            {
                socket.Close(LiveCloseCodes.AccountClosed, "session ended");
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(Level = LogLevel.Error, Message = "The subscription to live events was lost; trying again")]
    private partial void LogLost(Exception exception);
}
