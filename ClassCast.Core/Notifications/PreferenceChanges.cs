using ClassCast.Core.Identity;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Notifications;

/// <summary>Changes what somebody wants to hear of, and with it when the digest that waits for them goes.</summary>
public sealed class PreferenceChanges(ITableStore store, NoticeMailOptions options, TimeProvider time)
{
    public async Task<NotificationPreferences> ReadAsync(string userId, CancellationToken cancellationToken) =>
        await store.GetAsync(TableCatalog.NotificationPreferences, userId, cancellationToken) ?? NotificationPreferences.Default(userId);

    /// <param name="userId">Whose; somebody with a profile.</param>
    /// <param name="change">From what is stored to what shall be; run again when somebody else was faster. May refuse by throwing.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>As stored.</returns>
    public Task<NotificationPreferences> ChangeAsync(
        string userId, Func<NotificationPreferences, NotificationPreferences> change, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        var next = change(await ReadAsync(userId, cancellationToken));
        var commit = new Transaction()
            .Put(TableCatalog.NotificationPreferences, next)
            .Check(TableCatalog.Users, userId, Condition.Exists); // whoever is being erased leaves no row behind
        if (await store.GetAsync(TableCatalog.NotificationDigests, userId, cancellationToken) is { } digest)
        {
            _ = DigestTimes.Next(next.Mail, time.GetUtcNow(), options.DigestHour) is { } due
                ? commit.Put(TableCatalog.NotificationDigests, digest with { DueAt = due })
                : commit.Delete(TableCatalog.NotificationDigests, userId, Condition.VersionIs(digest.Version));
        }

        await store.CommitAsync(commit, cancellationToken);
        return next with { Version = next.Version + 1 };
    });
}
