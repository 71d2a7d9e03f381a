using System.Net;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Tests.Notifications;

public sealed class NotificationTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notices_are_paged_newest_first_and_only_to_their_person()
    {
        var person = await api.StudentAsync(Stop);
        var other = await api.StudentAsync(Stop);
        var ids = await NotifyAsync(person, 5);
        await NotifyAsync(other, 1);

        var first = await ListAsync(person, "?limit=3");
        var second = await ListAsync(person, $"?limit=3&cursor={Uri.EscapeDataString(first.NextCursor!)}");

        Assert.Equal(Enumerable.Reverse(ids), first.Items.Concat(second.Items).Select(item => item.NotificationId));
        Assert.Null(second.NextCursor);
        Assert.All(first.Items, item => Assert.False(item.IsRead));
    }

    [Fact]
    public async Task Reading_one_leaves_the_others_unread()
    {
        var person = await api.StudentAsync(Stop);
        var ids = await NotifyAsync(person, 3);

        using var first = await person.Http.PostAsync($"/api/notifications/{ids[1]}/read", Stop);
        using var again = await person.Http.PostAsync($"/api/notifications/{ids[1]}/read", Stop);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (first.StatusCode, again.StatusCode));
        Assert.Equal([false, true, false], (await ListAsync(person)).Items.Select(item => item.IsRead));
        Assert.Equal(2, await UnreadAsync(person));
    }

    [Fact]
    public async Task Reading_all_leaves_what_comes_later_unread()
    {
        var person = await api.StudentAsync(Stop);
        await NotifyAsync(person, 3);

        using var response = await person.Http.PostAsync("/api/notifications/read-all", Stop);
        var unread = await UnreadAsync(person);
        await NotifyAsync(person, 1, startingAt: 10);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal((0, 1), (unread, await UnreadAsync(person)));
        Assert.Equal([false, true, true, true], (await ListAsync(person)).Items.Select(item => item.IsRead));
    }

    [Fact]
    public async Task Counting_ends_at_a_hundred()
    {
        var person = await api.StudentAsync(Stop);
        await NotifyAsync(person, 120);

        Assert.Equal(100, await UnreadAsync(person));
    }

    [Fact]
    public async Task Somebody_elses_notice_is_not_there()
    {
        var person = await api.StudentAsync(Stop);
        var other = await api.StudentAsync(Stop);
        var ids = await NotifyAsync(other, 1);

        using var response = await person.Http.PostAsync($"/api/notifications/{ids[0]}/read", Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        Assert.Equal(1, await UnreadAsync(other));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var person = await api.StudentAsync(Stop);

        using var response = await person.Http.GetAsync("/api/notifications?cursor=nonsense", Stop);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.InvalidCursor, Stop);
    }

    private async Task<List<string>> NotifyAsync(Person person, int count, int startingAt = 0)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var at = api.Clock.GetUtcNow().AddSeconds(startingAt + i);
            var notification = new Notification
            {
                UserId = person.UserId,
                NotificationId = Guid.CreateVersion7(at).ToString("N"),
                Type = NotificationType.VideoReady,
                Title = $"Notice {i}",
                Link = "/",
                CreatedAt = at,
            };
            await api.Tables.PutAsync(TableCatalog.Notifications, notification, Stop);
            ids.Add(notification.NotificationId);
        }

        return ids;
    }

    private static Task<ListResponse<NotificationResponse>> ListAsync(Person person, string query = "") =>
        person.Http.GetOkAsync<ListResponse<NotificationResponse>>($"/api/notifications{query}", Stop);

    private static async Task<int> UnreadAsync(Person person) =>
        (await person.Http.GetOkAsync<MeResponse>("/api/me", Stop)).UnreadNotifications;
}
