using ClassCast.Core.Audit;

namespace ClassCast.Core.Ports;

/// <summary>
/// Where people are signed in. A session is what one sign-in started: a family of refresh tokens, and the access tokens that name it as <c>origin_jti</c>. What
/// ends a session also tells the processes (<see cref="Messages.LiveEventTypes.SessionsEnded"/>), which then refuse its access tokens.
/// </summary>
public interface IAccountSessions
{
    /// <summary>Those that are open, the latest used first; at most 100. A session that ended just now may still be among them.</summary>
    Task<IReadOnlyList<SessionInfo>> ListAsync(string userId, CancellationToken cancellationToken);

    /// <returns>Null when it has ended or never was.</returns>
    Task<SessionInfo?> FindOpenAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Remembers from where the session was used just now. Best effort: when something else changes it at the same moment, nothing is remembered.</summary>
    /// <returns>The session as it is now; null when it has ended.</returns>
    Task<SessionInfo?> NoteAsync(string sessionId, SessionUse use, CancellationToken cancellationToken);

    /// <summary>Ends one session of this person, in one commit with the entry.</summary>
    /// <returns>False when this person has no such open session; then nothing is written.</returns>
    Task<bool> EndAsync(string userId, string sessionId, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Ends all there are, also those just being created, in one commit with the entry.</summary>
    Task EndAllAsync(string userId, AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The same for whoever has this session, which ends as well.</summary>
    /// <returns>Whose they were.</returns>
    /// <exception cref="IdentityException">InvalidToken, Disabled.</exception>
    Task<string> EndAllAsync(string refreshToken, CancellationToken cancellationToken);
}

/// <param name="Address">The network address.</param>
/// <param name="Device">In words: "Firefox on Windows". Null when the client does not say.</param>
public sealed record SessionUse(string Address, string? Device);

/// <param name="CreatedAt">When the password was checked.</param>
/// <param name="Address">From where it was last used; null before that.</param>
public sealed record SessionInfo(string SessionId, string UserId, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, string? Address, string? Device);
