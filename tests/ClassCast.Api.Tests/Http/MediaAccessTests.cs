using System.Net;
using ClassCast.Api.Tests.Videos;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Http;

/// <summary>
/// Signed media addresses × the callers of the matrix. The address is the permission, so what counts is who is given one, for how long, and that it opens nothing
/// but what it was made for.
/// </summary>
public sealed class MediaAccessTests(CallersFixture callers) : IClassFixture<CallersFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Addresses_are_given_to_the_student_and_those_who_teach_and_to_nobody_else()
    {
        var (world, video) = await HandedInAsync();
        using var anonymous = world.Api.Anonymous();
        (string Who, HttpClient Http, bool IsGiven)[] rows =
        [
            ("anonymous", anonymous, false),
            ("student", world.Callers.Student.Http, true),
            ("outsider", world.Callers.Outsider.Http, false),
            ("instructor", world.Callers.Instructor.Http, true),
            ("other instructor", world.Callers.OtherInstructor.Http, false),
            ("assistant", world.Callers.Assistant.Http, true),
            ("admin", world.Callers.Admin.Http, true),
            ("suspended", world.Callers.Suspended.Http, false),
        ];

        foreach (var (who, http, isGiven) in rows)
        {
            using var asked = await http.GetAsync($"/api/videos/{video.VideoId}", Stop);
            var text = await asked.Content.ReadAsStringAsync(Stop);
            Assert.True(isGiven == text.Contains("/blobs/", StringComparison.Ordinal), $"{who} was answered {(int)asked.StatusCode}: {text}");

            // whoever was given none does not get in by the key alone either, signed in or not
            using var bare = await http.GetAsync(PathOf(video.OriginalUrl!), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, bare.StatusCode);
        }
    }

    [Fact]
    public async Task An_address_opens_one_object_by_one_method_and_whoever_holds_it_needs_no_sign_in()
    {
        var (world, video) = await HandedInAsync();
        var (_, other) = await HandedInAsync();
        var before = await StoredState.ReadAsync(world.Api, Stop);

        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, video.OriginalUrl!));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Head, video.OriginalUrl!));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, video.OriginalUrl!));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await SendAsync(HttpMethod.Delete, video.OriginalUrl!));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, PathOf(other.OriginalUrl!) + QueryOf(video.OriginalUrl!)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Later(video.OriginalUrl!)));

        Assert.Equal(before, await StoredState.ReadAsync(world.Api, Stop));
    }

    [Fact]
    public async Task An_address_for_a_part_takes_that_part_up_to_its_length_and_reads_nothing()
    {
        var world = await World.CreateAsync(callers.Api, callers.Callers, Stop);
        var upload = await world.Callers.Student.StartAsync(world.Assignment.AssignmentId, 2048, Stop);
        var url = upload.Parts[0].Url;
        var before = await StoredState.ReadAsync(world.Api, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, url));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, Changed(url, "p", "2"), TestVideo.Mp4()));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, Changed(url, "l", "999999999"), TestVideo.Mp4()));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, Later(url), TestVideo.Mp4()));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(HttpMethod.Put, url, TestVideo.Mp4(TestVideo.PartBytes + 1)));
        Assert.Equal(before, await StoredState.ReadAsync(world.Api, Stop));

        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Put, url, TestVideo.Mp4()));
    }

    [Fact]
    public async Task Addresses_end_by_time_and_a_suspended_person_gets_no_new_ones()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var receipt = await room.HandInAsync(Stop);
        var video = await room.Teacher.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
        var upload = await room.Student.StartAsync(
            (await room.Teacher.PublishedAsync(room.Course.CourseId, Classroom.AssignmentOf(own, "Second"), Stop)).AssignmentId, 2048, Stop);
        var admin = await own.AdminAsync(Stop);
        using var suspended = await admin.Http.PostJsonAsync($"/api/admin/users/{room.Teacher.UserId}/suspend", new ReasonRequest("Left the school"), Stop);

        using var refused = await room.Teacher.Http.GetAsync($"/api/videos/{receipt.VideoId}", Stop);
        await refused.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.AccountDisabled, Stop);

        own.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, upload.Parts[0].Url, TestVideo.Mp4(), own));
        own.Clock.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, video.OriginalUrl!, null, own));
    }

    private async Task<(World World, VideoResponse Video)> HandedInAsync()
    {
        var world = await World.CreateAsync(callers.Api, callers.Callers, Stop);
        var receipt = await world.Callers.Student.HandInAsync(world.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        return (world, await world.Callers.Student.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop));
    }

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string url, byte[]? body = null, ApiFixture? fixture = null)
    {
        using var client = (fixture ?? callers.Api).Anonymous();
        using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : new ByteArrayContent(body) };
        request.Headers.ExpectContinue = body is not null;
        using var response = await client.SendAsync(request, Stop);
        return response.StatusCode;
    }

    private static string PathOf(string url) => url[..url.IndexOf('?', StringComparison.Ordinal)];

    private static string QueryOf(string url) => url[url.IndexOf('?', StringComparison.Ordinal)..];

    private static string Changed(string url, string name, string value) => PathOf(url) + "?" + string.Join(
        '&', QueryOf(url)[1..].Split('&').Select(pair => pair.StartsWith(name + "=", StringComparison.Ordinal) ? $"{name}={value}" : pair));

    /// <summary>The same address, good for a year longer if it were believed.</summary>
    private static string Later(string url) => Changed(url, "e", "1999999999");
}
