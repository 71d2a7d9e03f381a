using System.Net;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Videos;
using Microsoft.Extensions.DependencyInjection;
using VideoState = ClassCast.Core.Videos.VideoState;

namespace ClassCast.Api.Tests.Videos;

public sealed class WatchVideoTests(ApiFixture api)
{
    private static readonly Rendition Small = new("480p", "processed/x/480p.mp4", 854, 480, 100, "00");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Owner_teacher_and_administrator_watch_and_nobody_else()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        await room.ChangeVideoAsync(receipt.VideoId, Ready, Stop);
        var classmate = await room.JoinedStudentAsync(Stop);
        var otherTeacher = await api.InstructorAsync(Stop);
        var admin = await api.AdminAsync(Stop);

        foreach (var person in (Person[])[room.Student, room.Teacher, admin])
        {
            var video = await person.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
            Assert.Equal((Contracts.VideoState.Ready, 12.5), (video.State, video.DurationSeconds));
            Assert.Equal("480p", Assert.Single(video.Renditions).Name);
            Assert.NotNull(video.PosterUrl);
            Assert.Equal([0.0, 2.5], video.Storyboard!.TileTimes);
            Assert.Equal(api.Clock.GetUtcNow().AddHours(1), video.AddressesExpireAt);
        }

        foreach (var person in (Person[])[classmate, otherTeacher])
        {
            using var response = await person.Http.GetAsync($"/api/videos/{receipt.VideoId}", Stop);
            await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        }
    }

    [Fact]
    public async Task A_watching_address_works_for_an_hour_at_most()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var receipt = await room.HandInAsync(Stop);
        var video = await room.Student.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
        using var browser = own.Anonymous();
        own.Clock.Advance(TimeSpan.FromMinutes(59));
        using var inTime = await browser.GetAsync(video.OriginalUrl, Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(2));

        using var late = await browser.GetAsync(video.OriginalUrl, Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (inTime.StatusCode, late.StatusCode));
    }

    [Fact]
    public async Task Addresses_stay_the_same_for_a_while_whoever_asks_and_say_when_they_end()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var receipt = await room.HandInAsync(Stop);
        await room.ChangeVideoAsync(receipt.VideoId, Ready, Stop);
        var began = own.Clock.GetUtcNow();

        var first = await WatchAsync(room.Student);
        own.Clock.Advance(TimeSpan.FromMinutes(14));
        var second = await WatchAsync(room.Teacher);
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        var third = await WatchAsync(room.Student);

        Assert.Equal((first.PosterUrl, first.OriginalUrl, first.AddressesExpireAt), (second.PosterUrl, second.OriginalUrl, second.AddressesExpireAt));
        Assert.NotEqual(first.PosterUrl, third.PosterUrl);
        Assert.Equal((began.AddMinutes(60), began.AddMinutes(75)), (first.AddressesExpireAt, third.AddressesExpireAt));

        Task<VideoResponse> WatchAsync(Person person) => person.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop);
    }

    [Fact]
    public async Task A_failed_video_is_put_back_once_however_often_somebody_asks()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var receipt = await room.HandInAsync(Stop);
        var queue = own.Services.GetRequiredService<IJobQueue>();
        var lease = await queue.LeaseAsync(Core.Messages.Queues.VideoProcessing, TimeSpan.Zero, Stop);
        await queue.CompleteAsync(lease!, Stop);
        await room.ChangeVideoAsync(receipt.VideoId, video => Failed(video, FailureCodes.StorageFull), Stop);
        Assert.True((await room.Student.Http.GetOkAsync<VideoResponse>($"/api/videos/{receipt.VideoId}", Stop)).CanRetry);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(index =>
            (index % 2 == 0 ? room.Student : room.Teacher).Http.PostAsync($"/api/videos/{receipt.VideoId}/retry", Stop)));

        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal(Contracts.VideoState.Uploaded, (await answer.OkAsync<VideoResponse>(Stop)).State);
        }

        Assert.Equal(1, (await room.JobsAsync(queue, Stop)).Ready);
        Assert.Null((await room.VideoAsync(receipt.VideoId, Stop))!.Failure);
    }

    [Fact]
    public async Task A_video_that_cannot_succeed_is_not_put_back()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        await room.ChangeVideoAsync(receipt.VideoId, video => Failed(video, FailureCodes.Truncated), Stop);

        using var response = await room.Student.Http.PostAsync($"/api/videos/{receipt.VideoId}/retry", Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.VideoNotRetryable, Stop);
        Assert.Equal(VideoState.Failed, (await room.VideoAsync(receipt.VideoId, Stop))!.State);
    }

    [Fact]
    public async Task A_stranger_cannot_put_a_video_back()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var stranger = await api.InstructorAsync(Stop);

        using var response = await stranger.Http.PostAsync($"/api/videos/{receipt.VideoId}/retry", Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }

    private static Core.Videos.Video Ready(Core.Videos.Video video) => video with
    {
        State = VideoState.Ready,
        DurationSeconds = 12.5,
        Renditions = [Small],
        PosterKey = "processed/x/thumbnail.jpg",
        Storyboard = new("processed/x/storyboard.jpg", 160, 90, 5, [0, 2.5]),
    };

    private static Core.Videos.Video Failed(Core.Videos.Video video, string code) =>
        video with { State = VideoState.Failed, Failure = FailureCodes.Failure(code) };
}
