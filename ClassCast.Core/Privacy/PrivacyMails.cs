using System.Globalization;
using System.Text;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Privacy;

/// <summary>About one's own data: these mails cannot be switched off.</summary>
internal static class PrivacyMails
{
    public static EmailMessage ExportReady(string email, TimeSpan kept) => new(
        Ids.New(),
        email,
        "Your ClassCast data is ready",
        string.Create(CultureInfo.InvariantCulture, $"""
        The archive of your data that you asked for is ready.

        Sign in, open your account and there "Privacy" to download it. It is kept for {kept.TotalDays:0} days.

        If you did not ask for it, somebody knows your password: change it at once.
        """));

    public static EmailMessage Erased(string email, DataRequest erasure)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Your ClassCast account was erased{(erasure.ByAdministrator ? " by an administrator of your school" : "")}.\n\n")
            .Append(CultureInfo.InvariantCulture, $"Receipt {erasure.ReceiptId}\n")
            .Append(CultureInfo.InvariantCulture, $"Asked {Timestamps.Format(erasure.RequestedAt)}, done {Timestamps.Format(erasure.CompletedAt ?? erasure.RequestedAt)}\n\n");
        foreach (var line in ReceiptLines.Of(erasure))
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.What}: {line.Count}. {line.Outcome}\n");
        }

        text.Append("\nThis message is the last: your address is forgotten now, and free for a new account.\n");
        return new(Ids.New(), email, "Your ClassCast account was erased", text.ToString());
    }
}
