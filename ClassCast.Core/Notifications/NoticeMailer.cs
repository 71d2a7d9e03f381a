using ClassCast.Core.Identity;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Notifications;

/// <summary>
/// Puts a notice into a mail, if its reader wants it mailed: into one of its own, or into the digest that is to come. One commit says in which mail a notice is,
/// so it is in one only, however often its job is delivered.
/// </summary>
public sealed class NoticeMailer(ITableStore store, NoticeMails mails, NoticeMailOptions options, TimeProvider time)
{
    public Task HandleAsync(string userId, string notificationId, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        var notice = await store.GetAsync(TableCatalog.Notifications, new(userId, notificationId), cancellationToken);
        if (notice is not { MailId: null, ReadAt: null })
        {
            return;
        }

        var stored = await store.GetAsync(TableCatalog.NotificationPreferences, userId, cancellationToken);
        var preferences = stored ?? NotificationPreferences.Default(userId);
        if (!preferences.Mails(notice.Type))
        {
            return;
        }

        // should they change their mind at this moment, it counts
        var commit = new Transaction()
            .Check(TableCatalog.NotificationPreferences, userId, stored is null ? Condition.NotExists : Condition.VersionIs(stored.Version));
        var isMailed = preferences.Mail is MailFrequency.Instant
            ? await AddMailAsync(commit, notice, cancellationToken)
            : await AddToDigestAsync(commit, notice, preferences, cancellationToken);
        if (isMailed)
        {
            await store.CommitAsync(commit, cancellationToken);
        }
    });

    private async Task<bool> AddMailAsync(Transaction commit, Notification notice, CancellationToken cancellationToken)
    {
        var mark = await store.GetAsync(TableCatalog.NotificationMarks, notice.UserId, cancellationToken);
        if (notice.IsRead(mark)
            || await store.GetAsync(TableCatalog.Users, notice.UserId, cancellationToken) is not { Status: not UserStatus.Suspended } user)
        {
            return false;
        }

        commit
            .Put(TableCatalog.Notifications, notice with { MailId = notice.NotificationId })
            .Check(TableCatalog.Users, notice.UserId, Condition.VersionIs(user.Version))
            .Send(await mails.InstantAsync(user, notice, cancellationToken));
        return true;
    }

    private async Task<bool> AddToDigestAsync(
        Transaction commit, Notification notice, NotificationPreferences preferences, CancellationToken cancellationToken)
    {
        if (DigestTimes.Next(preferences.Mail, time.GetUtcNow(), options.DigestHour) is not { } due
            || await store.GetAsync(TableCatalog.Users, notice.UserId, cancellationToken) is null)
        {
            return false;
        }

        var digest = await store.GetAsync(TableCatalog.NotificationDigests, notice.UserId, cancellationToken)
            ?? new() { UserId = notice.UserId, DigestId = Ids.New(time), DueAt = due, From = notice.NotificationId };
        var from = string.CompareOrdinal(notice.NotificationId, digest.From) < 0 ? notice.NotificationId : digest.From;

        // written even when nothing of it changes: a digest that is being sent meanwhile would go without this notice
        commit
            .Put(TableCatalog.NotificationDigests, digest with { From = from })
            .Put(TableCatalog.Notifications, notice with { MailId = digest.DigestId })
            .Check(TableCatalog.Users, notice.UserId, Condition.Exists);
        return true;
    }
}
