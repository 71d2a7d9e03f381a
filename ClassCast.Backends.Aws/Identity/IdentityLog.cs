using ClassCast.Core.Identity;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Identity;

internal sealed partial class IdentityLog(ILogger<IdentityProvider> logger) : IIdentityObserver
{
    public void RefreshTokenReused(string userId, string sessionId) => LogReuse(logger, userId, sessionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refresh token of user {UserId} was used again; its session {SessionId} is revoked")]
    private static partial void LogReuse(ILogger logger, string userId, string sessionId);
}
