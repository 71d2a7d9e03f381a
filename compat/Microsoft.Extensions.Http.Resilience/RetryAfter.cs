using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary><c>Retry-After: 3</c> or <c>Retry-After: Fri, 31 Dec 1999 23:59:59 GMT</c> (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(Outcome<HttpResponseMessage> outcome, TimeProvider clock)
    {
        var header = outcome.Result?.Headers.RetryAfter;
        if (header?.Delta is { } delta) return delta;
        if (header?.Date is not { } date) return null;

        var wait = date - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
