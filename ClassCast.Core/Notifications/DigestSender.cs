using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Notifications;

/// <summary>
/// Sends the digests that are due. The commit that sends one removes it, so it is sent once however many do this at a time, and whenever one of them dies. The mail
/// itself is delivered at least once, as all mail is.
/// </summary>
public sealed class DigestSender(ITableStore store, NoticeMails mails, TimeProvider time)
{
    private const int AtOnce = 100;

    /// <summary>More are not looked at: who has so many unread notices does not read a mail with all of them.</summary>
    private const int MaximumNotices = 200;

    /// <param name="failed">Is told of a digest that could not be sent; it stays due, and the others go on.</param>
    /// <param name="cancellationToken">Ends between two digests.</param>
    /// <returns>How many mails were sent.</returns>
    public async Task<int> SendDueAsync(Action<NotificationDigest, Exception> failed, CancellationToken cancellationToken)
    {
        var sent = 0;
        var due = new TableQuery(NotificationDigest.Pending)
        {
            Index = "due-index",
            Sort = SortRange.Between(null, Timestamps.Format(time.GetUtcNow())),
            Limit = AtOnce,
        };
        do
        {
            var page = await store.QueryAsync(TableCatalog.NotificationDigests, due, cancellationToken);
            foreach (var reader in await ReadersAsync(page.Items, cancellationToken))
            {
                sent += await TrySendAsync(reader, failed, cancellationToken) ? 1 : 0;
            }

            due = due with { Cursor = page.NextCursor };
        }
        while (due.Cursor is not null);
        return sent;
    }

    private async Task<bool> TrySendAsync(Reader reader, Action<NotificationDigest, Exception> failed, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(reader, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            // another process sends it, or something was just added to it or changed for it: then it is looked at again
            return false;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StorageUnavailableException))
        {
            failed(reader.Digest, exception);
            return false;
        }
    }

    private async Task<bool> SendAsync(Reader reader, CancellationToken cancellationToken)
    {
        var (digest, user, preferences, mark) = reader;
        var commit = new Transaction().Delete(TableCatalog.NotificationDigests, digest.UserId, Condition.VersionIs(digest.Version));
        var unread = user is null or { Status: UserStatus.Suspended } ? [] : await UnreadAsync(digest, preferences, mark, cancellationToken);
        if (unread.Count > 0)
        {
            commit
                .Check(TableCatalog.Users, digest.UserId, Condition.VersionIs(user!.Version))
                .Send(await mails.DigestAsync(user, digest, unread, preferences.Mail, cancellationToken));
        }

        await store.CommitAsync(commit, cancellationToken);
        return unread.Count > 0;
    }

    private async Task<List<Notification>> UnreadAsync(
        NotificationDigest digest, NotificationPreferences preferences, NotificationMark? mark, CancellationToken cancellationToken)
    {
        var query = new TableQuery(digest.UserId) { Sort = SortRange.Between(digest.From, null), Descending = true, Limit = MaximumNotices };
        var notices = await store.QueryAsync(TableCatalog.Notifications, query, cancellationToken);
        return [.. notices.Items.Where(notice => notice.MailId == digest.DigestId && !notice.IsRead(mark) && preferences.Mails(notice.Type))];
    }

    /// <summary>Three reads for a hundred people.</summary>
    private async Task<IReadOnlyList<Reader>> ReadersAsync(IReadOnlyList<NotificationDigest> digests, CancellationToken cancellationToken)
    {
        if (digests.Count == 0)
        {
            return [];
        }

        var keys = digests.Select(digest => new ItemKey(digest.UserId)).ToList();
        var users = (await store.GetManyAsync(TableCatalog.Users, keys, cancellationToken)).ToDictionary(user => user.UserId);
        var preferences = (await store.GetManyAsync(TableCatalog.NotificationPreferences, keys, cancellationToken)).ToDictionary(row => row.UserId);
        var marks = (await store.GetManyAsync(TableCatalog.NotificationMarks, keys, cancellationToken)).ToDictionary(mark => mark.UserId);
        return
        [
            .. digests.Select(digest => new Reader(
                digest,
                users.GetValueOrDefault(digest.UserId),
                preferences.GetValueOrDefault(digest.UserId) ?? NotificationPreferences.Default(digest.UserId),
                marks.GetValueOrDefault(digest.UserId))),
        ];
    }

    private sealed record Reader(NotificationDigest Digest, User? User, NotificationPreferences Preferences, NotificationMark? Mark);
}
