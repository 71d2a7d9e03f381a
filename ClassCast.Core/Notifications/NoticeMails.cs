using System.Globalization;
using System.Text;
using ClassCast.Core.Http;
using ClassCast.Core.People;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Notifications;

/// <summary>The texts of mails with notices. Each says why it came and how to end it.</summary>
public sealed class NoticeMails(UnsubscribeLinks links, SiteOptions site)
{
    /// <summary>So many notices stand in a digest; the rest is a number.</summary>
    public const int Listed = 20;

    /// <summary>A notice by itself. It ends mail of its kind.</summary>
    public async Task<EmailMessage> InstantAsync(User user, Notification notice, CancellationToken cancellationToken)
    {
        var kind = NoticeKinds.Of(notice.Type);
        var token = await links.TokenAsync(new(user.UserId, kind), cancellationToken);
        var text = new StringBuilder();
        Append(text, notice);
        AppendFoot(text, $"You get this mail because you want to know at once {About(kind)}.", token);
        return new(notice.NotificationId, user.Email, notice.Title, text.ToString()) { Unsubscribe = links.OneClick(token) };
    }

    /// <param name="user">Who gets it.</param>
    /// <param name="digest">Which it is.</param>
    /// <param name="unread">Newest first; at least one.</param>
    /// <param name="frequency">How often it comes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<EmailMessage> DigestAsync(
        User user, NotificationDigest digest, IReadOnlyList<Notification> unread, MailFrequency frequency, CancellationToken cancellationToken)
    {
        var token = await links.TokenAsync(new(user.UserId, null), cancellationToken);
        var text = new StringBuilder();
        foreach (var notice in unread.Take(Listed))
        {
            Append(text, notice);
        }

        if (unread.Count > Listed)
        {
            text.Append(CultureInfo.InvariantCulture, $"And {unread.Count - Listed} more: {site.Page("/notifications")}\n\n");
        }

        var often = frequency switch
        {
            MailFrequency.Weekly => "once a week",
            MailFrequency.Daily => "once a day",
            _ => "",
        };
        AppendFoot(text, often.Length == 0 ? "You get this mail because it was waiting for you." : $"You get such a mail {often}, if there is something unread.", token);
        var subject = unread.Count == 1 ? unread[0].Title : string.Create(CultureInfo.InvariantCulture, $"{unread.Count} unread notices on ClassCast");
        return new(digest.DigestId, user.Email, subject, text.ToString()) { Unsubscribe = links.OneClick(token) };
    }

    private static string About(NoticeKind? kind) => kind switch
    {
        NoticeKind.Assignments => "of new assignments",
        NoticeKind.Submissions => "what becomes of your submissions",
        NoticeKind.Grades => "of grades",
        _ => "of it",
    };

    private void Append(StringBuilder text, Notification notice)
    {
        text.Append(notice.Title).Append('\n');
        if (notice.Body.Length > 0)
        {
            text.Append(notice.Body).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{site.Page(notice.Link)}\n\n");
    }

    private void AppendFoot(StringBuilder text, string why, string token) => text.Append(CultureInfo.InvariantCulture, $"""
        --
        {why}
        Choose what is mailed: {site.Page("/account/notifications")}
        Unsubscribe: {links.Page(token)}

        """);
}
