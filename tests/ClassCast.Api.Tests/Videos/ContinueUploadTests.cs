using System.Net;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ClassCast.Api.Tests.Videos;

public sealed class ContinueUploadTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_goes_on_in_a_new_tab_with_the_parts_that_are_missing()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var bytes = TestVideo.Mp4((2 * TestVideo.PartBytes) + 1000);
        var begun = await room.Student.StartAsync(room.Assignment.AssignmentId, bytes.Length, Stop);
        await api.SendPartAsync(begun, 2, bytes, Stop);

        using var newTab = api.Client(room.Student.Tokens.AccessToken);
        var resumed = await newTab.GetOkAsync<UploadResponse>($"/api/videos/{begun.VideoId}/upload", Stop);
        Assert.Equal([new UploadedPartResponse(2, TestVideo.PartBytes)], resumed.Uploaded);
        Assert.Equal([1, 3], resumed.Parts.Select(part => part.Number));
        await api.SendPartAsync(resumed, 1, bytes, Stop);
        await api.SendPartAsync(resumed, 3, bytes, Stop);
        var receipt = await room.Student.ConfirmAsync(begun.VideoId, bytes.Length, Stop);

        Assert.Equal(bytes.Length, receipt.Bytes);
    }

    [Fact]
    public async Task More_addresses_are_given_up_to_the_limit_and_what_lies_beyond_is_left_out()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { MaximumMegabytes = 100 });
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, null, Stop, "recording.webm", "video/webm", VideoSource.Recording);

        var more = await MoreAsync(room.Student, upload.VideoId, [.. Enumerable.Range(10, 8)]);
        var beyond = await TryMoreAsync(room.Student, upload.VideoId, [14, 15]);

        Assert.Equal([10, 11, 12, 13], more.Parts.Select(part => part.Number)); // 13 parts of 8 MiB hold 100 MB
        await beyond.RefusedAsync(HttpStatusCode.UnprocessableEntity, ProblemCodes.FileTooLarge, Stop);
    }

    [Fact]
    public async Task The_last_part_is_signed_for_no_more_than_the_limit_leaves()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { MaximumMegabytes = 1 });
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, null, Stop, "recording.webm", "video/webm", VideoSource.Recording);

        using var response = await api.PutPartAsync(upload.Parts.Single().Url, TestVideo.WebM((1024 * 1024) + 1), Stop);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task No_part_and_more_than_a_hundred_parts_at_once_are_refused(int count)
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, 10, Stop);

        using var response = await TryMoreAsync(room.Student, upload.VideoId, [.. Enumerable.Range(1, count)]);

        await response.RefusedAsync(HttpStatusCode.BadRequest, ProblemCodes.ValidationFailed, Stop);
    }

    [Fact]
    public async Task An_expired_address_is_refused_and_a_new_one_works()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var bytes = TestVideo.Mp4();
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, bytes.Length, Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(16));

        using var late = await own.PutPartAsync(upload.Parts[0].Url, bytes, Stop);
        var fresh = await MoreAsync(room.Student, upload.VideoId, [1]);
        using var again = await own.PutPartAsync(fresh.Parts[0].Url, bytes, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task An_address_works_for_its_own_upload_only()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var mine = await room.Student.StartAsync(room.Assignment.AssignmentId, 2048, Stop);
        var other = await room.JoinedStudentAsync(Stop);
        var theirs = await other.StartAsync(room.Assignment.AssignmentId, 2048, Stop);
        var key = (await room.VideoAsync(theirs.VideoId, Stop))!.OriginalKey;
        var replayed = $"/blobs/videos/{key}?{mine.Parts[0].Url.Split('?')[1]}";

        using var response = await api.PutPartAsync(replayed, TestVideo.Mp4(), Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty((await other.Http.GetOkAsync<UploadResponse>($"/api/videos/{theirs.VideoId}/upload", Stop)).Uploaded);
    }

    [Fact]
    public async Task Another_student_and_the_teacher_cannot_touch_an_open_upload()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        var other = await room.JoinedStudentAsync(Stop);

        foreach (var person in (Person[])[other, room.Teacher])
        {
            using var resume = await person.Http.GetAsync($"/api/videos/{upload.VideoId}/upload", Stop);
            using var more = await TryMoreAsync(person, upload.VideoId, [1]);
            using var discard = await person.Http.DeleteAsync($"/api/videos/{upload.VideoId}/upload", Stop);
            using var confirm = await person.TryConfirmAsync(upload.VideoId, null, Stop);
            using var watch = await person.Http.GetAsync($"/api/videos/{upload.VideoId}", Stop);
            foreach (var response in (HttpResponseMessage[])[resume, more, discard, confirm, watch])
            {
                await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
            }
        }

        Assert.NotNull(await room.Student.ConfirmAsync(upload.VideoId, null, Stop));
    }

    [Fact]
    public async Task An_upload_that_was_given_up_is_gone_with_its_bytes()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var bytes = TestVideo.Mp4();
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, bytes, Stop);

        using var discarded = await room.Student.Http.DeleteAsync($"/api/videos/{upload.VideoId}/upload", Stop);
        using var resumed = await room.Student.Http.GetAsync($"/api/videos/{upload.VideoId}/upload", Stop);
        using var put = await api.PutPartAsync(upload.Parts[0].Url, bytes, Stop);

        Assert.Equal(HttpStatusCode.NoContent, discarded.StatusCode);
        await resumed.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        Assert.Empty(await room.VideosAsync(Stop));
    }

    [Fact]
    public async Task A_video_that_was_handed_in_cannot_be_given_up()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);

        using var response = await room.Student.Http.DeleteAsync($"/api/videos/{receipt.VideoId}/upload", Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AlreadySubmitted, Stop);
        Assert.Equal(receipt, await room.Student.ConfirmAsync(receipt.VideoId, null, Stop));
    }

    [Fact]
    public async Task An_upload_that_the_store_has_swept_says_so()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        var video = (await room.VideoAsync(upload.VideoId, Stop))!;
        await api.Services.GetRequiredService<IBlobStore>().AbortMultipartUploadAsync(new(Buckets.Videos, video.OriginalKey), video.UploadId!, Stop);

        using var resume = await room.Student.Http.GetAsync($"/api/videos/{upload.VideoId}/upload", Stop);
        using var more = await TryMoreAsync(room.Student, upload.VideoId, [1]);
        using var confirm = await room.Student.TryConfirmAsync(upload.VideoId, null, Stop);

        foreach (var response in (HttpResponseMessage[])[resume, more, confirm])
        {
            await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.UploadNotFound, Stop);
        }
    }

    private static Task<HttpResponseMessage> TryMoreAsync(Person student, string videoId, IReadOnlyList<int> numbers) =>
        student.Http.PostJsonAsync($"/api/videos/{videoId}/upload/parts", new PartAddressesRequest(numbers), Stop);

    private static async Task<UploadResponse> MoreAsync(Person student, string videoId, IReadOnlyList<int> numbers)
    {
        using var response = await TryMoreAsync(student, videoId, numbers);
        return await response.OkAsync<UploadResponse>(Stop);
    }
}
