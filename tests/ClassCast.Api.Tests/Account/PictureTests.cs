using System.Net;
using System.Net.Http.Headers;
using ClassCast.Api.Features.Pictures;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Account;

/// <summary>The picture beside one's own name: what is taken in, where it shows, and that it goes. Preparing it is the worker's.</summary>
public sealed class PictureTests(ApiFixture api)
{
    private const string Path = "/api/me/picture";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IBlobStore Blobs => api.Services.GetRequiredService<IBlobStore>();

    [Fact]
    public async Task A_picture_that_arrives_waits_for_the_worker_and_is_at_no_address()
    {
        var person = await api.StudentAsync(Stop);

        using var response = await SendAsync(person, SamplePictures.Png());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(new PictureResponse(PictureState.Preparing, null, PictureFiles.MaximumBytes), await response.OkAsync<PictureResponse>(Stop));
        var row = await api.Tables.GetAsync(TableCatalog.Pictures, person.UserId, Stop);
        Assert.NotNull(await Blobs.HeadAsync(PictureKeys.UploadOf(person.UserId, row!.PendingId!), Stop));
        Assert.Null((await person.Http.GetOkAsync<MeResponse>("/api/me", Stop)).PictureUrl);
    }

    [Theory]
    [InlineData("empty", 400, ProblemCodes.FileEmpty)]
    [InlineData("page", 400, ProblemCodes.PictureNotRecognised)]
    [InlineData("svg", 400, ProblemCodes.PictureNotRecognised)]
    [InlineData("bomb", 400, ProblemCodes.PictureTooLarge)]
    [InlineData("cut short", 400, ProblemCodes.PictureDamaged)]
    [InlineData("moving", 400, ProblemCodes.PictureAnimated)]
    [InlineData("too long", 413, ProblemCodes.BodyTooLarge)]
    public async Task What_cannot_become_a_picture_is_refused_at_once_and_leaves_nothing(string kind, int status, string code)
    {
        var person = await api.StudentAsync(Stop);

        using var response = await SendAsync(person, Hostile(kind));

        await response.RefusedAsync((HttpStatusCode)status, code, Stop);
        Assert.Null(await api.Tables.GetAsync(TableCatalog.Pictures, person.UserId, Stop));
        Assert.Empty(await FilesAsync(person.UserId));
    }

    [Fact]
    public async Task Whoever_sends_too_much_is_told_how_much_may_be_sent()
    {
        var person = await api.StudentAsync(Stop);

        using var response = await SendAsync(person, Hostile("too long"));

        Assert.Contains($"at most {PictureFiles.MaximumBytes} bytes", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_declared_type_decides_nothing_but_a_form_or_JSON_is_no_picture()
    {
        var person = await api.StudentAsync(Stop);

        using var json = await SendAsync(person, SamplePictures.Png(), "application/json");
        using var image = await SendAsync(person, SamplePictures.Png(), "image/png");

        await json.RefusedAsync(HttpStatusCode.UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, Stop);
        await image.RefusedAsync(HttpStatusCode.UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, Stop);
    }

    [Fact]
    public async Task A_picture_stands_wherever_its_owner_is_named_to_those_who_may_see_the_name()
    {
        var classroom = await VideoClassroom.CreateAsync(api, Stop);
        await classroom.HandInAsync(Stop);
        await ShowAsync(classroom.Student.UserId);
        await ShowAsync(classroom.Teacher.UserId);

        var me = await classroom.Student.Http.GetOkAsync<MeResponse>("/api/me", Stop);
        var roster = await classroom.Teacher.Http.GetOkAsync<ListResponse<RosterEntry>>($"/api/courses/{classroom.Course.CourseId}/roster", Stop);
        var staff = await classroom.Teacher.Http.GetOkAsync<ListResponse<StaffMemberResponse>>($"/api/courses/{classroom.Course.CourseId}/staff", Stop);
        var queue = await classroom.Teacher.Http.GetOkAsync<ListResponse<SubmissionListItem>>($"/api/instructor/video-submissions?courseId={classroom.Course.CourseId}", Stop);
        var one = await classroom.Teacher.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{queue.Items[0].SubmissionId}", Stop);

        Assert.NotNull(me.PictureUrl);
        Assert.Equal(me.PictureUrl, roster.Items.Single(entry => entry.UserId == classroom.Student.UserId).PictureUrl);
        Assert.Equal(me.PictureUrl, Assert.Single(queue.Items).StudentPictureUrl);
        Assert.Equal(me.PictureUrl, one.StudentPictureUrl);
        Assert.NotNull(staff.Items.Single(member => member.UserId == classroom.Teacher.UserId).PictureUrl);
        using var anonymous = api.Anonymous();
        using var picture = await anonymous.GetAsync(me.PictureUrl, Stop);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        Assert.True(picture.Headers.CacheControl is { Private: true, MaxAge: { TotalMinutes: > 29 } });
        using var unsigned = await anonymous.GetAsync(me.PictureUrl!.Split('?')[0], Stop);
        Assert.Equal(HttpStatusCode.Forbidden, unsigned.StatusCode);
    }

    [Fact]
    public async Task An_address_stays_the_same_for_a_quarter_of_an_hour_and_works_for_the_rest_of_the_hour()
    {
        await using var own = await ApiFixture.StartAsync();
        var pictures = own.Services.GetRequiredService<PictureReader>();
        var person = await own.StudentAsync(Stop);
        await ShowAsync(person.UserId, own);

        var first = await pictures.UrlAsync(person.UserId, Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(14));
        var second = await pictures.UrlAsync(person.UserId, Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        var third = await pictures.UrlAsync(person.UserId, Stop);

        Assert.Equal(first, second);
        Assert.NotEqual(second, third);
        using var anonymous = own.Anonymous();
        own.Clock.Advance(TimeSpan.FromMinutes(43));
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync(second, Stop)).StatusCode);
        own.Clock.Advance(TimeSpan.FromMinutes(17));
        Assert.Equal(HttpStatusCode.Forbidden, (await anonymous.GetAsync(third, Stop)).StatusCode);
    }

    [Fact]
    public async Task What_became_of_a_picture_is_said_and_the_one_before_stays()
    {
        var person = await api.StudentAsync(Stop);
        await ShowAsync(person.UserId);
        var row = await api.Tables.GetAsync(TableCatalog.Pictures, person.UserId, Stop);
        await api.Tables.PutAsync(TableCatalog.Pictures, row! with { Fault = PictureFault.Damaged }, Stop);

        var picture = await person.Http.GetOkAsync<PictureResponse>(Path, Stop);

        Assert.Equal((PictureState.Failed, ProblemCodes.PictureDamaged), (picture.State, picture.ProblemCode));
        Assert.NotNull(picture.Url);
        Assert.NotEmpty(picture.Problem!);
    }

    [Fact]
    public async Task Removed_no_file_of_it_is_left_and_removing_again_is_fine()
    {
        var person = await api.StudentAsync(Stop);
        await ShowAsync(person.UserId);
        using var sent = await SendAsync(person, SamplePictures.Png());

        using var removed = await person.Http.DeleteAsync(Path, Stop);
        using var again = await person.Http.DeleteAsync(Path, Stop);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (removed.StatusCode, again.StatusCode));
        Assert.Empty(await FilesAsync(person.UserId));
        Assert.Equal(PictureState.None, (await person.Http.GetOkAsync<PictureResponse>(Path, Stop)).State);
    }

    [Fact]
    public async Task What_arrives_while_the_account_is_erased_leaves_nothing()
    {
        var person = await api.StudentAsync(Stop);
        await api.Tables.DeleteAsync(TableCatalog.Users, person.UserId, Stop);

        var upload = api.Services.GetRequiredService<PictureWriter>().UploadAsync(person.UserId, SamplePictures.Png(), Stop);

        await Assert.ThrowsAsync<Api.Http.ProblemException>(() => upload);
        Assert.Empty(await FilesAsync(person.UserId));
        Assert.Null(await api.Tables.GetAsync(TableCatalog.Pictures, person.UserId, Stop));
    }

    private static byte[] Hostile(string kind) => kind switch
    {
        "empty" => [],
        "page" => "<html><script>alert(1)</script>"u8.ToArray(),
        "svg" => "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        "bomb" => SamplePictures.PngOf(50_000, 50_000, ("IDAT", new byte[64])),
        "cut short" => SamplePictures.Png()[..^20],
        "moving" => SamplePictures.PngOf(10, 10, ("acTL", new byte[8]), ("IDAT", [0])),
        _ => [.. SamplePictures.Png(), .. new byte[PictureFiles.MaximumBytes]],
    };

    private static async Task<HttpResponseMessage> SendAsync(Person person, byte[] content, string type = "application/octet-stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Path) { Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };

        // what is too long is refused before it is read: ask before sending
        request.Headers.ExpectContinue = true;
        return await person.Http.SendAsync(request, Stop);
    }

    private async Task<IReadOnlyList<string>> FilesAsync(string userId)
    {
        var shown = await Blobs.ListAsync(Buckets.Assets, PictureKeys.Folder(userId), null, Stop);
        var sent = await Blobs.ListAsync(Buckets.Assets, PictureKeys.UploadsFolder(userId), null, Stop);
        return [.. shown.Items.Concat(sent.Items).Select(entry => entry.Key.Name)];
    }

    /// <summary>As the worker leaves it.</summary>
    private async Task ShowAsync(string userId, ApiFixture? at = null)
    {
        var fixture = at ?? api;
        var pictureId = Ids.New();
        await fixture.Services.GetRequiredService<IBlobStore>().PutAsync(PictureKeys.Of(userId, pictureId), new MemoryStream([0xFF, 0xD8, 0xFF, 0xD9]), "image/jpeg", Stop);
        await fixture.Tables.PutAsync(TableCatalog.Pictures, new Picture { UserId = userId, PictureId = pictureId, ChangedAt = fixture.Clock.GetUtcNow() }, Stop);
    }
}
