using System.Text.Json;

namespace ClassCast.Contracts;

/// <summary>
/// A text frame from <c>/ws</c>. Types and their data: <c>video.changed</c> (videoId, assignmentId, state, percent, watchable, failureReason),
/// <c>grade.released</c> (submissionId, assignmentId, finalPoints, maximumPoints),
/// <c>picture.changed</c> (isReady), <c>notification.created</c> (notificationId, type, title, body, link, createdAt), and <c>pong</c> in answer to a <c>ping</c>.
/// </summary>
/// <param name="Id">Unique; the same event may arrive twice.</param>
public sealed record LiveEnvelope(string Id, string Type, JsonElement? Data);

/// <summary>Why the server closed a socket, beside the codes of RFC 6455.</summary>
public static class LiveCloseCodes
{
    /// <summary>The access token ran out: take a new one and connect again.</summary>
    public const int TokenExpired = 4401;

    /// <summary>The account was suspended, or is gone, or the session has ended: connecting again is refused.</summary>
    public const int AccountClosed = 4403;

    /// <summary>The connection was too slow for its events: connect again and read the page anew.</summary>
    public const int TooSlow = 4408;
}
