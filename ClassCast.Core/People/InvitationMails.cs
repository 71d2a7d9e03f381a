using ClassCast.Core.Ports;

namespace ClassCast.Core.People;

/// <summary>The texts. No name that somebody typed is in them.</summary>
public static class InvitationMails
{
    public static EmailMessage Invited(Invitation invitation, Uri link) => new(
        Ids.New(),
        invitation.Email,
        "You are invited to teach on ClassCast",
        $"""
        An administrator of the school invites you to teach on ClassCast.

        Open this link to accept. It works once, for {InvitationRules.Lifetime.TotalDays:0} days:

        {link}

        The link is for you alone: whoever has it can teach under your address. If you did not expect it, ignore this message.
        """);

    public static EmailMessage Accepted(Invitation invitation, string address) => new(
        Ids.New(),
        address,
        "An invitation to teach was accepted",
        $"""
        {invitation.Email} has accepted your invitation and can now teach on ClassCast.

        If that is a surprise, suspend the account on the page People.
        """);

    public static EmailMessage Approved(User user) => new(
        Ids.New(),
        user.Email,
        "You can now teach on ClassCast",
        """
        An administrator has approved you as an instructor. Sign in again to create your first course.
        """);
}
