using System.Net;
using System.Text;
using ClassCast.Api.Tests.Live;
using ClassCast.Contracts;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using MailFrequency = ClassCast.Contracts.MailFrequency;
using NoticeKind = ClassCast.Contracts.NoticeKind;

namespace ClassCast.Api.Tests.Notifications;

/// <summary>What somebody wants to hear of.</summary>
public sealed class PreferenceTests(ApiFixture api)
{
    private const string Path = "/api/me/notification-preferences";

    private int noticed;

    public static NotificationPreferencesRequest Everything { get; } = Of(MailFrequency.Daily);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_chosen_nothing_sees_everything_and_is_mailed_daily()
    {
        var person = await api.StudentAsync(Stop);

        var preferences = await person.Http.GetOkAsync<NotificationPreferencesResponse>(Path, Stop);

        Assert.Equal(Everything.Kinds, preferences.Kinds);
        Assert.Equal((MailFrequency.Daily, 6, "\"0\""), (preferences.Mail, preferences.DigestHour, preferences.ETag));
    }

    [Fact]
    public async Task A_choice_is_kept_for_its_person_alone()
    {
        var person = await api.StudentAsync(Stop);
        var other = await api.StudentAsync(Stop);
        var request = Of(MailFrequency.Weekly, hidden: [NoticeKind.Submissions], unmailed: [NoticeKind.Grades, NoticeKind.Assignments]);

        using var response = await person.Http.PutJsonAsync(Path, request, Stop, "\"0\"");

        var after = await response.OkAsync<NotificationPreferencesResponse>(Stop);
        Assert.Equal(request.Kinds, after.Kinds);
        Assert.Equal((MailFrequency.Weekly, "\"1\"", "\"1\""), (after.Mail, after.ETag, response.Headers.ETag?.Tag));
        Assert.Equivalent(after, await person.Http.GetOkAsync<NotificationPreferencesResponse>(Path, Stop), strict: true);
        Assert.Equal(Everything.Kinds, (await other.Http.GetOkAsync<NotificationPreferencesResponse>(Path, Stop)).Kinds);
    }

    [Fact]
    public async Task A_choice_based_on_an_older_one_is_refused_and_changes_nothing()
    {
        var person = await api.StudentAsync(Stop);
        using var first = await person.Http.PutJsonAsync(Path, Of(MailFrequency.Instant), Stop, "\"0\"");
        await first.OkAsync<NotificationPreferencesResponse>(Stop);

        using var stale = await person.Http.PutJsonAsync(Path, Of(MailFrequency.Never), Stop, "\"0\"");
        using var blind = await person.Http.PutJsonAsync(Path, Of(MailFrequency.Never), Stop);

        await stale.RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed, Stop);
        await blind.RefusedAsync(HttpStatusCode.PreconditionRequired, ProblemCodes.PreconditionRequired, Stop);
        Assert.Equal(MailFrequency.Instant, (await person.Http.GetOkAsync<NotificationPreferencesResponse>(Path, Stop)).Mail);
    }

    [Theory]
    [InlineData("""{"mail":"Daily","kinds":[]}""")]
    [InlineData("""{"mail":"Daily","kinds":[{"kind":"Grades","inApp":true,"byMail":true}]}""")]
    [InlineData("""{"mail":"Daily","kinds":[{"kind":"Grades"},{"kind":"Grades"},{"kind":"Assignments"},{"kind":"Submissions"}]}""")]
    [InlineData("""{"mail":"Daily","kinds":[{"inApp":true},{"kind":"Assignments"},{"kind":"Submissions"}]}""")]
    [InlineData("""{"mail":"Hourly","kinds":[{"kind":"Grades"},{"kind":"Assignments"},{"kind":"Submissions"}]}""")]
    [InlineData("""{"mail":"Daily","kinds":[{"kind":"Security"},{"kind":"Grades"},{"kind":"Assignments"},{"kind":"Submissions"}]}""")]
    [InlineData("""{"kinds":[{"kind":"Grades"},{"kind":"Assignments"},{"kind":"Submissions"}]}""")]
    public async Task A_choice_that_is_not_of_every_kind_once_is_refused(string body)
    {
        var person = await api.StudentAsync(Stop);
        using var request = new HttpRequestMessage(HttpMethod.Put, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");

        using var response = await person.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("\"0\"", (await person.Http.GetOkAsync<NotificationPreferencesResponse>(Path, Stop)).ETag);
    }

    [Fact]
    public async Task A_kind_that_is_switched_off_is_neither_listed_nor_counted_and_comes_back_with_it()
    {
        var person = await api.StudentAsync(Stop);
        await NotifyAsync(person, NotificationType.GradeReleased, "Grade");
        await NotifyAsync(person, NotificationType.VideoReady, "Video");
        await NotifyAsync(person, NotificationType.Security, "Security");

        await ChooseAsync(person, Of(MailFrequency.Never, hidden: [NoticeKind.Grades, NoticeKind.Assignments]), "\"0\"");
        var without = await SeenAsync(person);
        await ChooseAsync(person, Everything, "\"1\"");

        Assert.Equal(("Security, Video", 2), without);
        Assert.Equal(("Security, Video, Grade", 3), await SeenAsync(person));
    }

    [Fact]
    public async Task A_page_of_notices_is_full_although_most_are_switched_off()
    {
        var person = await api.StudentAsync(Stop);
        await NotifyAsync(person, NotificationType.VideoReady, "First");
        for (var i = 0; i < 7; i++)
        {
            await NotifyAsync(person, NotificationType.GradeReleased, "Grade");
        }

        await NotifyAsync(person, NotificationType.VideoReady, "Last");
        await ChooseAsync(person, Of(MailFrequency.Never, hidden: [NoticeKind.Grades]), "\"0\"");

        var page = await person.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications?limit=2", Stop);

        Assert.Equal(["Last", "First"], page.Items.Select(item => item.Title));
        Assert.Null(page.NextCursor);
    }

    [Fact]
    public async Task An_open_page_does_not_hear_of_what_is_switched_off()
    {
        var person = await api.StudentAsync(Stop);
        await ChooseAsync(person, Of(MailFrequency.Never, hidden: [NoticeKind.Grades]), "\"0\"");
        using var page = await LiveClient.ConnectAsync(api, person, Stop);

        await NotifyAsync(person, NotificationType.GradeReleased, "Grade");
        await NotifyAsync(person, NotificationType.VideoReady, "Video");

        var heard = Assert.Single(await page.ReadAsync(1, Stop));
        Assert.Equal((LiveEventTypes.NotificationCreated, "Video"), (heard.Type, heard.Data!.Value.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Switching_mail_off_takes_back_the_digest_that_waits()
    {
        var person = await api.StudentAsync(Stop);
        var digest = new NotificationDigest { UserId = person.UserId, DigestId = Core.Ids.New(), DueAt = api.Clock.GetUtcNow().AddDays(5), From = Core.Ids.New() };
        await api.Tables.PutAsync(TableCatalog.NotificationDigests, digest, Stop);

        await ChooseAsync(person, Of(MailFrequency.Daily), "\"0\"");
        var sooner = await api.Tables.GetAsync(TableCatalog.NotificationDigests, person.UserId, Stop);
        await ChooseAsync(person, Of(MailFrequency.Never), "\"1\"");

        Assert.InRange(sooner!.DueAt - api.Clock.GetUtcNow(), TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.Null(await api.Tables.GetAsync(TableCatalog.NotificationDigests, person.UserId, Stop));
    }

    private static NotificationPreferencesRequest Of(MailFrequency mail, NoticeKind[]? hidden = null, NoticeKind[]? unmailed = null) => new(
        [.. Enum.GetValues<NoticeKind>().Select(kind => new NoticePreference(kind, hidden?.Contains(kind) != true, unmailed?.Contains(kind) != true))],
        mail);

    private static async Task ChooseAsync(Person person, NotificationPreferencesRequest request, string etag)
    {
        using var response = await person.Http.PutJsonAsync(Path, request, Stop, etag);
        await response.OkAsync<NotificationPreferencesResponse>(Stop);
    }

    private Task NotifyAsync(Person person, NotificationType type, string title)
    {
        var notice = new Notification
        {
            UserId = person.UserId,
            NotificationId = Core.Ids.For(api.Clock.GetUtcNow().AddMilliseconds(noticed++), person.UserId), // in this order, however quickly
            Type = type,
            Title = title,
            Link = "/",
            CreatedAt = api.Clock.GetUtcNow(),
        };
        return api.Tables.CommitAsync(new Transaction().Notify(notice), Stop);
    }

    private static async Task<(string Titles, int Unread)> SeenAsync(Person person)
    {
        var list = await person.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop);
        return (string.Join(", ", list.Items.Select(item => item.Title)), (await person.Http.GetOkAsync<MeResponse>("/api/me", Stop)).UnreadNotifications);
    }
}
