using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using ClassCast.Core.People;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClassCast.Api.Features.Me;

public static class MeEndpoints
{
    /// <summary>Counted so far and no further; a page shows "99+".</summary>
    private const int CountedNotifications = 100;

    public static RouteGroupBuilder MapMe(this RouteGroupBuilder api)
    {
        api.MapGet("/me", GetAsync).WithTags("Me");
        return api;
    }

    /// <summary>Who is signed in. The role is the token's; the rest is the profile's.</summary>
    public static async Task<Ok<MeResponse>> GetAsync(CurrentUser user, ITableStore store, CancellationToken cancellationToken)
    {
        var profile = await store.GetAsync(TableCatalog.Users, user.UserId, cancellationToken) ?? throw Refuse.NotFound("user");
        var role = user.IsAdmin ? UserRole.Admin : user.IsInstructor ? UserRole.Instructor : UserRole.Student;
        return TypedResults.Ok(new MeResponse(
            profile.UserId,
            profile.Email,
            profile.GivenName,
            profile.FamilyName,
            profile.DisplayName(),
            role,
            profile.Status is UserStatus.PendingApproval,
            await CountUnreadAsync(user.UserId, store, cancellationToken)));
    }

    private static async Task<int> CountUnreadAsync(string userId, ITableStore store, CancellationToken cancellationToken)
    {
        var mark = await store.GetAsync(TableCatalog.NotificationMarks, userId, cancellationToken);
        // from the mark on: what is older is read
        var query = new TableQuery(userId) { Sort = SortRange.Between(mark?.ReadThrough, null), Descending = true, Limit = CountedNotifications };
        var newest = await store.QueryAsync(TableCatalog.Notifications, query, cancellationToken);
        return newest.Items.Count(notification => IsUnread(notification, mark));
    }

    private static bool IsUnread(Notification notification, NotificationMark? mark) =>
        notification.ReadAt is null && string.CompareOrdinal(notification.NotificationId, mark?.ReadThrough) > 0;
}
