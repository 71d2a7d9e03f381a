using ClassCast.Core.People;

namespace ClassCast.Core.Identity;

/// <param name="FailuresPerAddress">Failed sign-ins from one network address that lock it.</param>
public sealed record IdentitySettings(int FailuresPerAddress = SignInLock.MaximumFailures);

/// <summary>Told of what an operator should know; Core itself has no log.</summary>
public interface IIdentityObserver
{
    /// <summary>A refresh token came back long after it was rotated: somebody has a copy. Its session is revoked.</summary>
    void RefreshTokenReused(string userId, string sessionId);
}
