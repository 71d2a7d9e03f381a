using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.Hooks;

/// <summary>
/// The hook before somebody gets tokens: whether this account may have a session now. Asked after the password was checked, so that the answer tells nobody else
/// anything, and again at each renewal.
/// </summary>
public static class PreAuthentication
{
    public static PreAuthenticationDecision Decide(PreAuthenticationInput input) => input switch
    {
        { IsConfirmed: false } => new(IdentityError.NotConfirmed, null),
        { IsEnabled: false } => new(IdentityError.Disabled, null),
        _ => new(null, input.At),
    };
}

/// <param name="IsConfirmed">Whether the address is proven: there is an account and not only a sign-up.</param>
/// <param name="IsEnabled">Whether it is neither suspended nor erased.</param>
/// <param name="At">Now.</param>
public sealed record PreAuthenticationInput(bool IsConfirmed, bool IsEnabled, DateTimeOffset At);

/// <param name="Refusal">Null when they may.</param>
/// <param name="SignedInAt">What the session that begins records as the sign-in; null when refused.</param>
public sealed record PreAuthenticationDecision(IdentityError? Refusal, DateTimeOffset? SignedInAt);
