using ClassCast.Core.Messages;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

internal static class SessionAnnouncements
{
    /// <summary>Tells every process to let go of what it knows, in the commit that ends them.</summary>
    /// <param name="sessionId">Null for all of the account.</param>
    public static Transaction AnnounceSessionsEnded(this Transaction transaction, string userId, string? sessionId = null) =>
        transaction.Announce(userId, LiveEventTypes.SessionsEnded, new SessionsEnded(sessionId), CoreJson.Default.SessionsEnded);
}
