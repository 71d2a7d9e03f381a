using System.IO.Compression;
using System.Net;
using ClassCast.Api.Features.Privacy;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Privacy;

/// <summary>One's own data, asked for, made in the background and downloaded.</summary>
public sealed class DataExportTests(ApiFixture api)
{
    private static readonly PasswordRequest Right = new(ApiFixture.Password);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_gets_an_archive_of_their_data_with_the_video_they_handed_in()
    {
        var classroom = await VideoClassroom.CreateAsync(api, Stop);
        await classroom.HandInAsync(Stop);
        var student = classroom.Student;

        var asked = await RequestAsync(student);
        var ready = await ReadyAsync(student);
        using var response = await student.Http.PostJsonAsync("/api/me/export/address", Right, Stop);
        var address = await response.OkAsync<DownloadAddressResponse>(Stop);
        using var anonymous = api.Anonymous();
        using var zip = new ZipArchive(new MemoryStream(await anonymous.GetByteArrayAsync(address.Url, Stop)));

        Assert.Equal(DataExportState.Pending, asked.State);
        Assert.True(ready.Bytes > 0);
        Assert.Equal(TimeSpan.FromDays(3), ready.KeptUntil - ready.CompletedAt);
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Superset(new HashSet<string> { "index.json", "profile.json", "submissions.json", "videos.json" }, names.ToHashSet());
        Assert.Single(names, name => name.StartsWith("videos/", StringComparison.Ordinal) && name.Contains("First talk attempt 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_and_a_mail_tell_when_the_archive_is_ready()
    {
        var student = await api.StudentAsync(Stop);

        await RequestAsync(student);
        await ReadyAsync(student);

        var notices = await student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications/", Stop);
        var notice = Assert.Single(notices.Items);
        Assert.Equal(("ExportReady", "/account/privacy"), (notice.Type, notice.Link));
        var mailbox = api.Services.GetRequiredService<ILocalMailbox>();
        await Eventually.GetAsync("the mail", async () => (await mailbox.ListAsync(student.Email, 10, Stop)).FirstOrDefault(mail => mail.Subject.Contains("data is ready", StringComparison.Ordinal)), Stop);
    }

    [Fact]
    public async Task A_second_archive_within_the_hour_is_refused_and_after_it_replaces_the_first()
    {
        await using var own = await ApiFixture.StartAsync();
        var student = await own.StudentAsync(Stop);
        await RequestAsync(student);
        await ReadyAsync(student);

        using var second = await student.Http.PostJsonAsync("/api/me/export", Right, Stop);
        await second.RefusedAsync(HttpStatusCode.TooManyRequests, ProblemCodes.ExportTooSoon, Stop);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(1), ExportRequests.Pause);
        own.Clock.Advance(ExportRequests.Pause);
        var later = await own.SignInAsync(student.Email, ApiFixture.Password, Stop);
        student = student with { Http = own.Client(later.AccessToken) };
        await RequestAsync(student);
        await ReadyAsync(student);

        var stored = await own.Services.GetRequiredService<IBlobStore>().ListAsync(Buckets.Documents, $"exports/{student.UserId}/", null, Stop);
        Assert.Single(stored.Items);
    }

    [Fact]
    public async Task Of_two_requests_at_once_one_is_taken()
    {
        var student = await api.StudentAsync(Stop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => student.Http.PostJsonAsync("/api/me/export", Right, Stop)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.Accepted), answer => Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_wrong_password_gets_neither_archive_nor_address()
    {
        var student = await api.StudentAsync(Stop);
        var wrong = new PasswordRequest("Wrong-horse-9");

        using var request = await student.Http.PostJsonAsync("/api/me/export", wrong, Stop);
        using var address = await student.Http.PostJsonAsync("/api/me/export/address", wrong, Stop);

        await request.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        await address.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
        Assert.Null((await student.Http.GetOkAsync<PrivacyResponse>("/api/me/privacy", Stop)).Export);
    }

    [Fact]
    public async Task An_archive_and_old_notices_are_swept_when_they_were_kept_long_enough_and_younger_ones_stay()
    {
        await using var own = await ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:Retention:NoticesDays"] = "30");
        var (early, late) = (await own.StudentAsync(Stop), await own.StudentAsync(Stop));
        var (blobs, sweeper) = (own.Services.GetRequiredService<IBlobStore>(), own.Services.GetRequiredService<RetentionSweeper>());
        await RequestAsync(early);
        await ReadyAsync(early);
        own.Clock.Advance(TimeSpan.FromDays(31));
        late = late with { Http = own.Client((await own.SignInAsync(late.Email, ApiFixture.Password, Stop)).AccessToken) };
        await RequestAsync(late);
        await ReadyAsync(late);

        await sweeper.SweepAsync(Stop);

        Assert.Empty((await blobs.ListAsync(Buckets.Documents, $"exports/{early.UserId}/", null, Stop)).Items);
        Assert.Empty((await own.Tables.QueryAsync(TableCatalog.Notifications, new(early.UserId), Stop)).Items);
        Assert.Single((await blobs.ListAsync(Buckets.Documents, $"exports/{late.UserId}/", null, Stop)).Items);
        Assert.Single((await own.Tables.QueryAsync(TableCatalog.Notifications, new(late.UserId), Stop)).Items);
    }

    [Fact]
    public async Task A_period_out_of_range_keeps_the_process_from_starting_and_names_the_key()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => ApiFixture.StartAsync(fixture => fixture.Settings["ClassCast:Retention:ExportsDays"] = "0"));

        Assert.Contains("ClassCast__Retention__ExportsDays", failure.ToString(), StringComparison.Ordinal);
    }

    private static async Task<DataExportResponse> RequestAsync(Person person)
    {
        using var response = await person.Http.PostJsonAsync("/api/me/export", Right, Stop);
        return await response.OkAsync<DataExportResponse>(Stop);
    }

    private static Task<DataExportResponse> ReadyAsync(Person person) => Eventually.GetAsync(
        "the archive",
        async () => (await person.Http.GetOkAsync<PrivacyResponse>("/api/me/privacy", Stop)).Export is { State: DataExportState.Ready } ready ? ready : null,
        Stop);
}
