using System.Net;

namespace ClassCast.ServiceDefaults.Tests;

/// <summary>Answers the n-th request by the n-th step (the last one repeats) and records what was sent where.</summary>
internal sealed class ScriptedHandler(params Func<CancellationToken, Task<HttpResponseMessage>>[] steps) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset At, Uri Uri)> sent = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IReadOnlyList<(DateTimeOffset At, Uri Uri)> Sent
    {
        get
        {
            lock (gate) return [.. sent];
        }
    }

    public static Func<CancellationToken, Task<HttpResponseMessage>> Answer(HttpStatusCode status) =>
        _ => Task.FromResult(new HttpResponseMessage(status));

    public static async Task<HttpResponseMessage> Hang(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return new HttpResponseMessage();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int n;
        lock (gate)
        {
            n = sent.Count;
            sent.Add((Time.GetUtcNow(), request.RequestUri!));
        }

        return steps[Math.Min(n, steps.Length - 1)](cancellationToken);
    }
}
