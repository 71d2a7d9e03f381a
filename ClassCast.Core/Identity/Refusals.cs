using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity;

internal static class Refusals
{
    /// <summary>What <see cref="Hooks.PreAuthentication"/> refuses, in words.</summary>
    public static IdentityException Of(IdentityError refusal) => refusal is IdentityError.NotConfirmed
        ? new(IdentityError.NotConfirmed, "Confirm your e-mail address first, with the code that was mailed to it.")
        : Disabled();

    public static IdentityException Disabled() => new(IdentityError.Disabled, "This account is disabled. Ask an administrator.");

    public static IdentityException WrongPassword() => new(IdentityError.InvalidCredentials, "The e-mail address or the password is not right.");

    public static IdentityException Locked(TimeSpan remaining) =>
        new(IdentityError.TooManyAttempts, "Too many failed sign-ins. Wait a while, then try again.", remaining);

    /// <summary>To somebody who is signed in and was asked for it again.</summary>
    public static IdentityException PasswordMismatch() => new(IdentityError.PasswordMismatch, "The password is not right.");

    public static IdentityException WrongCode() => new(IdentityError.CodeMismatch, "This code is not right.");

    public static IdentityException MultiFactorIsOff() => new(IdentityError.MultiFactorIsOff, "No authenticator app is set up.");

    /// <returns>The address, normalised.</returns>
    /// <exception cref="IdentityException">AddressNotAccepted.</exception>
    public static string UnsafeAddress(string typedEmail)
    {
        var email = EmailAddresses.Normalize(typedEmail);
        return EmailAddresses.IsAcceptable(email)
            ? email
            : throw new IdentityException(
                IdentityError.AddressNotAccepted,
                "Use an address of plain letters (a to z), digits and the usual signs. A domain with other letters has a plain form that begins with xn--.");
    }

    /// <exception cref="IdentityException">WeakPassword, with what it lacks.</exception>
    public static void WeakPassword(string password)
    {
        if (PasswordRules.Check(password) is { Count: > 0 } flaws)
        {
            throw new IdentityException(IdentityError.WeakPassword, PasswordRules.Describe(flaws));
        }
    }
}
