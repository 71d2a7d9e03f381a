using System.Net;
using ClassCast.Contracts;
using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using VideoState = ClassCast.Core.Videos.VideoState;

namespace ClassCast.Api.Tests.Videos;

public sealed class ConfirmTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_video_is_handed_in_with_a_receipt_and_a_job()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        using var media = new SampleMedia();
        var bytes = await File.ReadAllBytesAsync(await media.GetAsync(SampleMedia.PhoneMp4, Stop), Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, bytes, Stop);

        using var response = await room.Student.TryConfirmAsync(upload.VideoId, bytes.Length, Stop);
        var receipt = await response.OkAsync<ReceiptResponse>(Stop);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal($"/api/videos/{upload.VideoId}", response.Headers.Location?.OriginalString);
        Assert.Equal((upload.VideoId, 1, (long)bytes.Length, false), (receipt.VideoId, receipt.Attempt, receipt.Bytes, receipt.IsLate));
        var lease = await own.Services.GetRequiredService<IJobQueue>().LeaseAsync(Queues.VideoProcessing, TimeSpan.Zero, Stop);
        Assert.Equal(upload.VideoId, lease?.Job.VideoId);
        var submission = await room.Student.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);
        Assert.Equal((SubmissionStatus.Submitted, upload.VideoId, Contracts.VideoState.Uploaded), (submission.Status, submission.Video.VideoId, submission.Video.State));
        using var original = await own.Anonymous().GetAsync(submission.Video.OriginalUrl, Stop);
        Assert.Equal(bytes, await original.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("talk.mp4", original.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task Confirming_again_gives_the_same_answer_and_no_second_job()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var first = await room.HandInAsync(Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(30));

        var second = await room.Student.ConfirmAsync(first.VideoId, first.Bytes, Stop);

        Assert.Equal(first, second);
        Assert.Equal(1, (await room.JobsAsync(own.Services.GetRequiredService<IJobQueue>(), Stop)).Ready);
    }

    [Fact]
    public async Task Confirming_many_times_at_once_hands_in_once()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop, assignment => assignment with { Attempts = 3 });
        var bytes = TestVideo.Mp4(TestVideo.PartBytes + 5);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, bytes, Stop);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => room.Student.ConfirmAsync(upload.VideoId, bytes.Length, Stop)));

        Assert.Single(receipts.Distinct());
        Assert.Equal(1, (await room.SubmissionAsync(Stop))!.AttemptsUsed);
        Assert.Equal(1, (await room.JobsAsync(own.Services.GetRequiredService<IJobQueue>(), Stop)).Ready);
    }

    [Fact]
    public async Task Two_videos_racing_for_the_last_attempt_leave_one_and_lose_nothing()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var bytes = TestVideo.Mp4();
        var one = await room.Student.UploadedAsync(room.Assignment.AssignmentId, bytes, Stop);
        var two = await room.Student.UploadedAsync(room.Assignment.AssignmentId, bytes, Stop);

        var answers = await Task.WhenAll(
            room.Student.TryConfirmAsync(one.VideoId, bytes.Length, Stop), room.Student.TryConfirmAsync(two.VideoId, bytes.Length, Stop));

        var loser = Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Conflict);
        await loser.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AttemptsUsedUp, Stop);
        var submission = await room.SubmissionAsync(Stop);
        Assert.Equal(1, submission!.AttemptsUsed);
        // the teacher may allow another attempt: the loser's bytes wait for it
        var lost = submission.VideoId == one.VideoId ? two.VideoId : one.VideoId;
        var kept = await room.Student.Http.GetOkAsync<UploadResponse>($"/api/videos/{lost}/upload", Stop);
        Assert.Equal(bytes.Length, kept.Uploaded.Sum(part => part.Bytes));
    }

    [Fact]
    public async Task A_second_attempt_becomes_the_newest_and_the_first_stays()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { Attempts = 2 });
        var first = await room.HandInAsync(Stop);
        var second = await room.HandInAsync(Stop);

        var submission = await room.Student.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{first.SubmissionId}", Stop);
        var older = await room.Teacher.Http.GetOkAsync<VideoResponse>($"/api/videos/{first.VideoId}", Stop);

        Assert.Equal((first.SubmissionId, 2), (second.SubmissionId, second.Attempt));
        Assert.Equal(second.VideoId, submission.Video.VideoId);
        Assert.Equal([(second.VideoId, 2), (first.VideoId, 1)], submission.Attempts.Select(attempt => (attempt.VideoId, attempt.Attempt)));
        Assert.Equal(1, older.Attempt);
    }

    [Fact]
    public async Task A_confirmation_without_a_single_part_is_refused_and_can_be_repeated_after_sending()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var bytes = TestVideo.Mp4();
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, bytes.Length, Stop);

        using var early = await room.Student.TryConfirmAsync(upload.VideoId, bytes.Length, Stop);
        var problem = await early.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.UploadIncomplete, Stop);
        await api.SendAllAsync(upload, bytes, Stop);

        Assert.Equal((2048, 0), (problem.GetProperty("expectedBytes").GetInt64(), problem.GetProperty("receivedBytes").GetInt64()));
        Assert.Equal(1, (await room.Student.ConfirmAsync(upload.VideoId, bytes.Length, Stop)).Attempt);
    }

    [Fact]
    public async Task A_confirmation_names_the_parts_that_are_missing()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var bytes = TestVideo.Mp4((2 * TestVideo.PartBytes) + 5);
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, bytes.Length, Stop);
        await api.SendPartAsync(upload, 1, bytes, Stop);
        await api.SendPartAsync(upload, 3, bytes, Stop);

        using var response = await room.Student.TryConfirmAsync(upload.VideoId, bytes.Length, Stop);

        var problem = await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.UploadIncomplete, Stop);
        Assert.Equal("2", problem.GetProperty("missingParts").GetString());
    }

    [Theory]
    [InlineData(2048L, 2000L)] // announced more than came
    [InlineData(null, 2049L)] // says at the end that it sent more
    public async Task What_is_not_as_long_as_announced_is_not_whole(long? announced, long sent)
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, announced, Stop, source: VideoSource.Recording);
        await api.SendAllAsync(upload, TestVideo.Mp4((int)Math.Min(sent, 2048)), Stop);

        using var response = await room.Student.TryConfirmAsync(upload.VideoId, sent, Stop);

        await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.UploadIncomplete, Stop);
        Assert.Null(await room.SubmissionAsync(Stop));
    }

    public static TheoryData<byte[], string> WrongBytes => new()
    {
        { TestVideo.Text(), ProblemCodes.NotAVideo },
        { TestVideo.WebM(), ProblemCodes.TypeNotAccepted },
        { [], ProblemCodes.FileEmpty },
    };

    [Theory]
    [MemberData(nameof(WrongBytes))]
    public async Task Wrong_bytes_are_refused_each_time_and_cost_no_attempt(byte[] bytes, string code)
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop, assignment => assignment with { AcceptedTypes = ["mp4"] });
        // announced without a size, as a page without script might
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, null, Stop);
        using (var put = await own.PutPartAsync(upload.Parts[0].Url, bytes, Stop))
        {
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        }

        using var first = await room.Student.TryConfirmAsync(upload.VideoId, bytes.Length, Stop);
        using var second = await room.Student.TryConfirmAsync(upload.VideoId, bytes.Length, Stop);

        await first.RefusedAsync(HttpStatusCode.UnprocessableEntity, code, Stop);
        await second.RefusedAsync(HttpStatusCode.UnprocessableEntity, code, Stop);
        Assert.Null(await room.SubmissionAsync(Stop));
        var video = (await room.VideoAsync(upload.VideoId, Stop))!;
        var blobs = own.Services.GetRequiredService<IBlobStore>();
        Assert.Null(await blobs.HeadAsync(new(Buckets.Videos, video.OriginalKey), Stop));
        await Assert.ThrowsAsync<UploadNotFoundException>(() => blobs.ListPartsAsync(new(Buckets.Videos, video.OriginalKey), video.UploadId!, Stop));
        Assert.Equal(0, (await room.JobsAsync(own.Services.GetRequiredService<IJobQueue>(), Stop)).Ready);
        Assert.Equal(1, (await room.HandInAsync(Stop)).Attempt);
    }

    [Fact]
    public async Task A_refused_video_is_shown_to_its_owner_only_and_cannot_be_retried()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Text(), Stop);
        using var refused = await room.Student.TryConfirmAsync(upload.VideoId, null, Stop);

        var mine = await room.Student.Http.GetOkAsync<VideoResponse>($"/api/videos/{upload.VideoId}", Stop);
        using var theirs = await room.Teacher.Http.GetAsync($"/api/videos/{upload.VideoId}", Stop);
        using var retry = await room.Student.Http.PostAsync($"/api/videos/{upload.VideoId}/retry", Stop);

        Assert.Equal((Contracts.VideoState.Failed, ProblemCodes.NotAVideo, false), (mine.State, mine.FailureCode, mine.CanRetry));
        await theirs.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        await retry.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.VideoNotRetryable, Stop);
    }

    [Fact]
    public async Task A_recording_is_taken_as_webm_whatever_files_are_accepted()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { AcceptedTypes = ["mp4"], RecordingRequired = true });
        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, null, Stop, "recording.webm", "video/webm", VideoSource.Recording);
        await api.SendAllAsync(upload, TestVideo.WebM(), Stop);

        await room.Student.ConfirmAsync(upload.VideoId, 2048, Stop);

        Assert.Equal("video/webm", (await room.VideoAsync(upload.VideoId, Stop))!.ContentType);
    }

    [Fact]
    public async Task A_confirmation_that_died_after_joining_the_parts_is_finished_by_confirming_again()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var bytes = TestVideo.Mp4(TestVideo.PartBytes + 5);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, bytes, Stop);
        var video = (await room.VideoAsync(upload.VideoId, Stop))!;
        var blobs = api.Services.GetRequiredService<IBlobStore>();
        var key = new BlobKey(Buckets.Videos, video.OriginalKey);
        await blobs.CompleteMultipartUploadAsync(key, video.UploadId!, await blobs.ListPartsAsync(key, video.UploadId!, Stop), Stop);

        var resumed = await room.Student.Http.GetOkAsync<UploadResponse>($"/api/videos/{upload.VideoId}/upload", Stop);
        var receipt = await room.Student.ConfirmAsync(upload.VideoId, bytes.Length, Stop);

        Assert.Empty(resumed.Parts);
        Assert.Equal([TestVideo.PartBytes, 5], resumed.Uploaded.Select(part => part.Bytes));
        Assert.Equal(bytes.Length, receipt.Bytes);
    }

    [Theory]
    [InlineData(14, false)] // begun in time, confirmed within the grace
    [InlineData(16, true)]
    public async Task An_upload_begun_before_the_due_date_is_in_time_for_a_quarter_of_an_hour(int minutes, bool isLate)
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop, assignment => assignment with { DueAt = own.Clock.GetUtcNow().AddMinutes(20) });
        own.Clock.Advance(TimeSpan.FromMinutes(5));
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(15 + minutes));

        var receipt = await room.Student.ConfirmAsync(upload.VideoId, null, Stop);

        Assert.Equal(isLate, receipt.IsLate);
        Assert.Equal(own.Clock.GetUtcNow().AddMinutes(-15), receipt.SubmittedAt);
    }

    [Theory]
    [InlineData(14, HttpStatusCode.Accepted)]
    [InlineData(16, HttpStatusCode.Conflict)]
    public async Task An_assignment_closed_by_hand_takes_what_was_begun_shortly_before(int minutes, HttpStatusCode expected)
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        var assignment = await own.Tables.GetAsync(TableCatalog.Assignments, room.Assignment.AssignmentId, Stop);
        await own.Tables.PutAsync(TableCatalog.Assignments, assignment! with { Status = Core.Assignments.AssignmentStatus.Closed }, Stop);
        own.Clock.Advance(TimeSpan.FromMinutes(minutes));

        using var response = await room.Student.TryConfirmAsync(upload.VideoId, null, Stop);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(
            expected is HttpStatusCode.Accepted ? VideoState.Uploaded : VideoState.AwaitingUpload, (await room.VideoAsync(upload.VideoId, Stop))!.State);
    }

    [Fact]
    public async Task A_student_who_left_the_course_cannot_hand_in()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var upload = await room.Student.UploadedAsync(room.Assignment.AssignmentId, TestVideo.Mp4(), Stop);
        await api.Tables.DeleteAsync(TableCatalog.Enrollments, new(room.Course.CourseId, room.Student.UserId), Stop);

        using var response = await room.Student.TryConfirmAsync(upload.VideoId, null, Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        Assert.Null(await room.SubmissionAsync(Stop));
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("'; DROP TABLE Videos; --''''''''")]
    public async Task An_unknown_video_cannot_be_confirmed(string videoId)
    {
        var student = await api.StudentAsync(Stop);

        using var response = await student.TryConfirmAsync(videoId, null, Stop);

        await response.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }
}
