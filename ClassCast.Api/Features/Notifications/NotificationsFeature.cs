using ClassCast.Api.Http;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ClassCast.Api.Features.Notifications;

/// <summary>The caller's notices.</summary>
public static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<NoticeMailOptions>().BindConfiguration(NoticeMailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<NoticeMailOptions>>().Value);
        return services.AddSingleton<PreferenceChanges>().AddSingleton<UnsubscribeLinks>().AddSingleton<HiddenNotices>();
    }

    public static RouteGroupBuilder MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/", ListAsync);
        notifications.MapPost("/{notificationId}/read", ReadAsync);
        notifications.MapPost("/read-all", ReadAllAsync);

        var preferences = api.MapGroup("/me/notification-preferences").WithTags("Notifications");
        preferences.MapGet("", PreferenceEndpoints.GetAsync);
        preferences.MapPut("", PreferenceEndpoints.EditAsync);

        var unsubscribe = api.MapGroup("/unsubscribe").WithTags("Notifications").AllowAnonymous().RequireRateLimiting(RateLimits.Address);
        unsubscribe.MapPost("", UnsubscribeEndpoints.EndAsync);
        unsubscribe.MapPost("/look", UnsubscribeEndpoints.LookAsync);
        return api;
    }

    /// <summary>Without the kinds that the caller has switched off: they are kept, and there again when switched on.</summary>
    private static async Task<Ok<ListResponse<NotificationResponse>>> ListAsync(
        [AsParameters] ListQuery list, CurrentUser user, ITableStore tables, PreferenceChanges changes, CancellationToken cancellationToken)
    {
        var marking = tables.GetAsync(TableCatalog.NotificationMarks, user.UserId, cancellationToken);
        var preferences = await changes.ReadAsync(user.UserId, cancellationToken);
        var shown = new Stretch<Notification>("all", new TableQuery(user.UserId) { Descending = true }, notice => preferences.Shows(notice.Type));
        var page = await tables.QueryChainAsync(TableCatalog.Notifications, [shown], list.ValidCursor(), list.ValidLimit(), cancellationToken);
        var mark = await marking;
        return TypedResults.Ok(new ListResponse<NotificationResponse>([.. page.Items.Select(item => AnswerOf(item, mark))], page.NextCursor));
    }

    private static async Task<NoContent> ReadAsync(
        string notificationId, CurrentUser user, ITableStore tables, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Ids.IsValid(notificationId))
        {
            throw Refuse.NotFound("notification");
        }

        try
        {
            var read = Update.Empty.Set("readAt", Timestamps.Format(time.GetUtcNow()));
            await tables.UpdateAsync(TableCatalog.Notifications, new(user.UserId, notificationId), read, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            throw Refuse.NotFound("notification");
        }

        return TypedResults.NoContent();
    }

    /// <summary>Up to the newest there is now: what arrives while the page is open stays unread.</summary>
    private static async Task<NoContent> ReadAllAsync(CurrentUser user, ITableStore tables, CancellationToken cancellationToken)
    {
        var newest = await tables.QueryAsync(TableCatalog.Notifications, new(user.UserId) { Descending = true, Limit = 1 }, cancellationToken);
        if (newest.Items is [var last])
        {
            // two tabs at once both mean well: the later mark may stay
            await tables.PutAsync(
                TableCatalog.NotificationMarks, new() { UserId = user.UserId, ReadThrough = last.NotificationId }, cancellationToken, Condition.Always);
        }

        return TypedResults.NoContent();
    }

    private static NotificationResponse AnswerOf(Notification notification, NotificationMark? mark) => new(
        notification.NotificationId,
        notification.Type.ToString(),
        notification.Title,
        notification.Body,
        notification.Link,
        notification.CreatedAt,
        notification.IsRead(mark));
}
