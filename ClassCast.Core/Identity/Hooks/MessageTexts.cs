using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Identity.Hooks;

/// <summary>The hook for message texts: all that is mailed about getting into an account. No name that somebody typed is in them, so that nobody can send a message of theirs through us.</summary>
public static class MessageTexts
{
    public static EmailMessage Code(string email, string code) => new(
        Ids.New(),
        email,
        $"{code} is your ClassCast code",
        $"""
        Welcome to ClassCast.

        Your verification code is {code}

        Enter it on the page where you signed up. It works for {VerificationCodes.Lifetime.TotalMinutes:0} minutes.

        If you did not sign up, somebody mistyped their address: ignore this message, and give the code to nobody.
        """);

    public static EmailMessage PasswordCode(string email, string code) => new(
        Ids.New(),
        email,
        $"{code} is your ClassCast code",
        $"""
        Somebody, perhaps you, asked for a new password for your ClassCast account.

        Your code is {code}

        Enter it on the page where you asked. It works for {VerificationCodes.Lifetime.TotalMinutes:0} minutes.

        If it was not you, there is nothing to do: your password is unchanged. Give the code to nobody.
        """);

    public static EmailMessage PasswordChanged(string email) => new(
        Ids.New(),
        email,
        "Your ClassCast password was changed",
        """
        The password of your ClassCast account was changed just now, and all devices were signed out.

        If it was not you, ask for a new password on the sign-in page at once, and tell your school.
        """);

    /// <param name="device">In our words, not the client's.</param>
    public static EmailMessage SessionReplayed(string email, string? device) => new(
        Ids.New(),
        email,
        "We have ended a session of your ClassCast account",
        $"""
        A session of your ClassCast account{(device is null ? "" : $", on {device},")} was used from two places. That happens when somebody has copied it, so we have
        ended it: whoever had it is signed out.

        Sign in again. If you did not expect this, choose a new password, which also ends all other sessions, and tell your school.
        """);

    public static EmailMessage NewAddressCode(string email, string code) => new(
        Ids.New(),
        email,
        $"{code} is your ClassCast code",
        $"""
        Somebody, perhaps you, wants this to be the address of their ClassCast account.

        The code is {code}

        Enter it on the page where you asked. It works for {VerificationCodes.Lifetime.TotalMinutes:0} minutes.

        If it was not you, ignore this message, and give the code to nobody.
        """);

    public static EmailMessage AddressWanted(string email) => new(
        Ids.New(),
        email,
        "You already have a ClassCast account",
        """
        Somebody, perhaps you, just asked to make this the address of another ClassCast account.

        It is that of yours already, so nothing was changed. If it was not you, there is nothing to do.
        """);

    public static EmailMessage AddressChangeAsked(string email) => new(
        Ids.New(),
        email,
        "Another address was asked for your ClassCast account",
        """
        Somebody who knows your password asked just now to give your ClassCast account another address. Nothing has changed yet.

        If it was not you, choose a new password at once, and tell your school.
        """);

    /// <param name="email">The one of before.</param>
    public static EmailMessage AddressChanged(string email) => new(
        Ids.New(),
        email,
        "The address of your ClassCast account was changed",
        """
        Your ClassCast account has another address from now on, and all devices were signed out. This one no longer opens it.

        If it was not you, tell your school at once: an administrator can help you back in.
        """);

    public static EmailMessage AlreadyRegistered(string email) => new(
        Ids.New(),
        email,
        "You already have a ClassCast account",
        """
        Somebody, perhaps you, just tried to sign up to ClassCast with this address.

        You already have an account: sign in with the password you chose, or ask for a new one.

        If it was not you, there is nothing to do. Your account is unchanged.
        """);
}
