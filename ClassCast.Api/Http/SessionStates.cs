using System.Collections.Concurrent;
using System.Security.Claims;
using ClassCast.Contracts;
using ClassCast.Core.Identity;
using ClassCast.Core.Ports;

namespace ClassCast.Api.Http;

/// <summary>
/// Whether the session of an access token is still open, each read at most every <see cref="Lifetime"/>; let go of as <see cref="AccountStates"/> is, when
/// it ends. It also remembers, now and then, from where a session is used.
/// </summary>
public sealed class SessionStates(IIdentityProvider identity, TimeProvider time)
{
    private const int Remembered = 10_000;

    private static readonly TimeSpan NotedAtMostEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan NotedAtLeastEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private long changes;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The session that a token names; null where the identity provider names none, and the token is good for its hour.</summary>
    public static string? Of(ClaimsPrincipal principal) => principal.FindFirst(Claims.Session)?.Value;

    public static ProblemException Ended() =>
        new(StatusCodes.Status401Unauthorized, ProblemCodes.InvalidToken, "This session has ended. Sign in again.");

    /// <returns>Null when it has ended.</returns>
    public ValueTask<SessionInfo?> OpenAsync(string sessionId, CancellationToken cancellationToken) =>
        known.TryGetValue(sessionId, out var found) && time.GetUtcNow() - found.ReadAt < Lifetime
            ? ValueTask.FromResult(found.Session)
            : new(ReadAsync(sessionId, cancellationToken));

    public void Forget(string userId)
    {
        Interlocked.Increment(ref changes);
        foreach (var entry in known.Where(entry => entry.Value.Session?.UserId == userId))
        {
            known.TryRemove(entry);
        }
    }

    /// <summary>After a request that was not refused.</summary>
    public async Task NoteAsync(SessionInfo session, HttpContext context)
    {
        var use = new SessionUse(RateLimits.AddressOf(context), DeviceNames.Of(context.Request.Headers.UserAgent));
        var quiet = time.GetUtcNow() - session.LastUsedAt;
        var isElsewhere = session.Address != use.Address || session.Device != use.Device;
        if (session.Address is null || quiet >= NotedAtLeastEvery || (isElsewhere && quiet >= NotedAtMostEvery))
        {
            // the answer may be on its way already: nothing of this may wait for a client that has gone
            var before = Interlocked.Read(ref changes);
            Keep(session.SessionId, await identity.Sessions.NoteAsync(session.SessionId, use, CancellationToken.None), before);
        }
    }

    private async Task<SessionInfo?> ReadAsync(string sessionId, CancellationToken cancellationToken)
    {
        var before = Interlocked.Read(ref changes);
        var session = await identity.Sessions.FindOpenAsync(sessionId, cancellationToken);
        Keep(sessionId, session, before);
        return session;
    }

    /// <summary>Unless something ended since: then what was read may be older than that.</summary>
    private void Keep(string sessionId, SessionInfo? session, long before)
    {
        if (known.Count >= Remembered)
        {
            known.Clear();
        }

        if (Interlocked.Read(ref changes) == before)
        {
            known[sessionId] = new(session, time.GetUtcNow());
        }
    }

    private sealed record Known(SessionInfo? Session, DateTimeOffset ReadAt);
}
