using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

internal static class Refusals
{
    public static IdentityException Disabled() => new(IdentityError.Disabled, "This account is disabled. Ask an administrator.");

    public static IdentityException WrongPassword() => new(IdentityError.InvalidCredentials, "The e-mail address or the password is not right.");

    /// <exception cref="IdentityException">WeakPassword, with what it lacks.</exception>
    public static void WeakPassword(string password)
    {
        if (PasswordRules.Check(password) is { Count: > 0 } flaws)
        {
            throw new IdentityException(IdentityError.WeakPassword, PasswordRules.Describe(flaws));
        }
    }
}
