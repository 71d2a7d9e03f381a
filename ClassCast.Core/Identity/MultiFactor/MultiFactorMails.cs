using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.MultiFactor;

/// <summary>Nothing about the second factor changes without its owner being told.</summary>
internal static class MultiFactorMails
{
    private const string NotYou = "If it was not you, ask for a new password on the sign-in page at once, and tell your school.";

    public static EmailMessage Enabled(string email) => Mail(
        email,
        "Signing in to ClassCast now needs a code",
        "An authenticator app was set up for your ClassCast account just now. From the next sign-in on, its code is asked for after the password.");

    public static EmailMessage Disabled(string email) => Mail(
        email,
        "Signing in to ClassCast no longer needs a code",
        "The authenticator app of your ClassCast account was removed just now. Your password alone opens the account.");

    public static EmailMessage RecoveryCodeUsed(string email, int left) => Mail(
        email,
        "A recovery code of your ClassCast account was used",
        left == 0
            ? "Somebody, perhaps you, used your last recovery code just now. Make new ones on your security page, so that you are not locked out."
            : $"Somebody, perhaps you, used one of your recovery codes just now. {left} {(left == 1 ? "is" : "are")} left.");

    public static EmailMessage RecoveryCodesRenewed(string email) => Mail(
        email,
        "Your ClassCast recovery codes were replaced",
        "New recovery codes were made for your ClassCast account just now. The old ones no longer work.");

    public static EmailMessage Reset(string email) => new(
        Ids.New(),
        email,
        "Your ClassCast authenticator was reset",
        """
        An administrator removed the authenticator app of your ClassCast account just now, and all devices were signed out.

        Sign in with your password, then set up an authenticator again on your security page.

        If you did not ask for this, tell your school at once.
        """);

    public static EmailMessage TooManyWrong(string email) => Mail(
        email,
        "Wrong codes for your ClassCast account",
        $"Somebody who knows your password entered {SignInLock.MaximumFailures} wrong codes. For {SignInLock.Duration.TotalMinutes:0} minutes no code is taken.");

    public static EmailMessage Reused(string email) => Mail(
        email,
        "A used code for your ClassCast account",
        "Somebody who knows your password entered a code of your authenticator app that had been used already. It was refused.");

    private static EmailMessage Mail(string email, string subject, string what) => new(
        Ids.New(),
        email,
        subject,
        $"""
        {what}

        {NotYou}
        """);
}
