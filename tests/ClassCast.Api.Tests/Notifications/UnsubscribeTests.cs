using System.Net;
using ClassCast.Contracts;
using ClassCast.Core.Notifications;
using ClassCast.Core.Tables;
using Microsoft.Extensions.DependencyInjection;
using MailFrequency = ClassCast.Contracts.MailFrequency;
using NoticeKind = ClassCast.Contracts.NoticeKind;
using StoredKind = ClassCast.Core.Notifications.NoticeKind;

namespace ClassCast.Api.Tests.Notifications;

/// <summary>The end of mail by the link in it, without signing in.</summary>
public sealed class UnsubscribeTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private UnsubscribeLinks Links => api.Services.GetRequiredService<UnsubscribeLinks>();

    [Fact]
    public async Task A_link_ends_mail_of_its_kind_and_nothing_else()
    {
        var person = await api.StudentAsync(Stop);
        var token = await Links.TokenAsync(new(person.UserId, StoredKind.Grades), Stop);

        var looked = await LookAsync(token);
        var before = await PreferencesAsync(person);
        var ended = await EndAsync(token);
        var after = await PreferencesAsync(person);

        Assert.Equal((new(NoticeKind.Grades, false), new(NoticeKind.Grades, true)), (looked, ended));
        Assert.All(before.Kinds, kind => Assert.True(kind is { InApp: true, ByMail: true }));
        Assert.All(after.Kinds, kind => Assert.True(kind.InApp && kind.ByMail == (kind.Kind is not NoticeKind.Grades)));
        Assert.Equal(MailFrequency.Daily, after.Mail);
    }

    [Fact]
    public async Task A_link_of_a_digest_ends_all_mail_with_notices_and_the_digest_that_waits()
    {
        var person = await api.StudentAsync(Stop);
        var digest = new NotificationDigest { UserId = person.UserId, DigestId = Core.Ids.New(), DueAt = api.Clock.GetUtcNow().AddDays(1), From = Core.Ids.New() };
        await api.Tables.PutAsync(TableCatalog.NotificationDigests, digest, Stop);
        var token = await Links.TokenAsync(new(person.UserId, null), Stop);

        Assert.Equal(new(null, true), await EndAsync(token));

        Assert.Equal(MailFrequency.Never, (await PreferencesAsync(person)).Mail);
        Assert.Null(await api.Tables.GetAsync(TableCatalog.NotificationDigests, person.UserId, Stop));
    }

    [Fact]
    public async Task A_link_that_is_used_again_changes_nothing_more()
    {
        var person = await api.StudentAsync(Stop);
        var token = await Links.TokenAsync(new(person.UserId, StoredKind.Assignments), Stop);
        await EndAsync(token);

        Assert.Equal(new(NoticeKind.Assignments, true), await EndAsync(token));

        Assert.Equal(new(NoticeKind.Assignments, true), await LookAsync(token));
        Assert.Equal("\"1\"", (await PreferencesAsync(person)).ETag);
    }

    [Fact]
    public async Task A_link_of_an_account_that_is_gone_is_answered_as_any_and_leaves_no_row()
    {
        var gone = Core.Ids.New();
        var token = await Links.TokenAsync(new(gone, null), Stop);

        Assert.Equal(new(null, true), await EndAsync(token));

        Assert.Null(await api.Tables.GetAsync(TableCatalog.NotificationPreferences, gone, Stop));
    }

    [Fact]
    public async Task A_token_for_somebody_else_or_another_kind_is_refused_and_changes_nothing()
    {
        var person = await api.StudentAsync(Stop);
        var other = await api.StudentAsync(Stop);
        var parts = (await Links.TokenAsync(new(person.UserId, StoredKind.Grades), Stop)).Split('.');
        foreach (var token in new[] { $"{other.UserId}.{parts[1]}.{parts[2]}", $"{parts[0]}.all.{parts[2]}", $"{parts[0]}.{parts[1]}.{parts[2][..^2]}AA", "nonsense" })
        {
            foreach (var path in new[] { "/api/unsubscribe", "/api/unsubscribe/look" })
            {
                using var client = api.Anonymous();
                using var response = await client.PostJsonAsync(path, new UnsubscribeRequest(token), Stop);
                await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.UnsubscribeInvalid, Stop);
            }
        }

        Assert.Equal(("\"0\"", "\"0\""), ((await PreferencesAsync(person)).ETag, (await PreferencesAsync(other)).ETag));
    }

    [Fact]
    public async Task Guessing_links_is_limited()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:RateLimits:AddressPerMinute"] = "3");
        using var client = own.Anonymous();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await client.PostJsonAsync("/api/unsubscribe", new UnsubscribeRequest("guessed"), Stop);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests], statuses);
    }

    private Task<UnsubscribeResponse> LookAsync(string token) => PostAsync("/api/unsubscribe/look", token);

    private Task<UnsubscribeResponse> EndAsync(string token) => PostAsync("/api/unsubscribe", token);

    private async Task<UnsubscribeResponse> PostAsync(string path, string token)
    {
        using var client = api.Anonymous();
        using var response = await client.PostJsonAsync(path, new UnsubscribeRequest(token), Stop);
        return await response.OkAsync<UnsubscribeResponse>(Stop);
    }

    private static Task<NotificationPreferencesResponse> PreferencesAsync(Person person) =>
        person.Http.GetOkAsync<NotificationPreferencesResponse>("/api/me/notification-preferences", Stop);
}
