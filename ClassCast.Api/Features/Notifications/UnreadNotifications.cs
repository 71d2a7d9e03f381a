using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Notifications;

/// <summary>How many notices a user has not read, for the badge.</summary>
public static class UnreadNotifications
{
    /// <summary>Nobody tells 150 from 200 unread notices: counting ends here, and the badge says "99+".</summary>
    public const int Maximum = 100;

    /// <summary>So many reads, should most of what is there be of a kind that the user has switched off.</summary>
    private const int MaximumReads = 5;

    /// <summary>A short read of what came after the user's mark, without what they do not want to see; 0 to <see cref="Maximum"/>.</summary>
    public static async Task<int> CountAsync(ITableStore tables, string userId, CancellationToken cancellationToken)
    {
        var marking = tables.GetAsync(TableCatalog.NotificationMarks, userId, cancellationToken);
        var preferences = await tables.GetAsync(TableCatalog.NotificationPreferences, userId, cancellationToken);
        var mark = await marking;
        var query = new TableQuery(userId) { Sort = SortRange.Between(mark?.ReadThrough, null), Descending = true, Limit = Maximum };
        var count = 0;
        for (var reads = 0; reads < MaximumReads && count < Maximum; reads++)
        {
            var page = await tables.QueryAsync(TableCatalog.Notifications, query, cancellationToken);
            count += page.Items.Count(notice => !notice.IsRead(mark) && preferences?.Shows(notice.Type) is not false);
            if (page.NextCursor is null)
            {
                break;
            }

            query = query with { Cursor = page.NextCursor };
        }

        return Math.Min(count, Maximum);
    }
}
