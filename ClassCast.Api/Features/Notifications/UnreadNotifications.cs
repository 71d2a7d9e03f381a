using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Notifications;

/// <summary>How many notices a user has not read, for the badge.</summary>
public static class UnreadNotifications
{
    /// <summary>Nobody tells 150 from 200 unread notices: counting ends here, and the badge says "99+".</summary>
    public const int Maximum = 100;

    /// <summary>One short read of what came after the user's mark; 0 to <see cref="Maximum"/>.</summary>
    public static async Task<int> CountAsync(ITableStore tables, string userId, CancellationToken cancellationToken)
    {
        var mark = await tables.GetAsync(TableCatalog.NotificationMarks, userId, cancellationToken);
        var query = new TableQuery(userId) { Sort = SortRange.Between(mark?.ReadThrough, null), Descending = true, Limit = Maximum };
        var newest = await tables.QueryAsync(TableCatalog.Notifications, query, cancellationToken);
        return newest.Items.Count(notification => !IsRead(notification, mark));
    }

    public static bool IsRead(Notification notification, NotificationMark? mark) =>
        notification.ReadAt is not null || (mark is not null && string.CompareOrdinal(notification.NotificationId, mark.ReadThrough) <= 0);
}
