using System.Net;
using ClassCast.Contracts;

namespace ClassCast.Api.Tests.Videos;

public sealed class StartUploadTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_known_size_gets_an_address_for_each_part()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);

        using var response = await room.Student.TryStartAsync(room.Assignment.AssignmentId, (2L * TestVideo.PartBytes) + 1, Stop);
        var upload = await response.OkAsync<UploadResponse>(Stop);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/api/videos/{upload.VideoId}/upload", response.Headers.Location?.OriginalString);
        Assert.Equal([1, 2, 3], upload.Parts.Select(part => part.Number));
        Assert.Equal(api.Clock.GetUtcNow().AddMinutes(15), upload.ExpiresAt, TimeSpan.FromSeconds(1));
        Assert.Equal(TestVideo.PartBytes, upload.PartBytes);
        Assert.Empty(upload.Uploaded);
    }

    [Fact]
    public async Task A_recording_starts_with_a_first_batch_of_addresses()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);

        var upload = await room.Student.StartAsync(
            room.Assignment.AssignmentId, null, Stop, "recording.webm", "video/webm;codecs=vp9,opus", VideoSource.Recording);

        Assert.Equal(Enumerable.Range(1, 10), upload.Parts.Select(part => part.Number));
    }

    public static TheoryData<string, string, long?, string> WrongFiles => new()
    {
        { "essay.txt", "text/plain", 10, ProblemCodes.TypeNotAccepted },
        { "film.mkv", "video/x-matroska", 10, ProblemCodes.TypeNotAccepted },
        { "talk.mp4", "application/pdf", 10, ProblemCodes.TypeNotAccepted },
        { "talk.mp4", "video/mp4", 0, ProblemCodes.FileEmpty },
        { "talk.mp4", "video/mp4", (1024 * 1024) + 1, ProblemCodes.FileTooLarge },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task A_file_that_is_not_taken_is_refused_before_anything_is_stored(string fileName, string contentType, long? size, string code)
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { MaximumMegabytes = 1, AcceptedTypes = ["mp4"] });

        using var response = await room.Student.TryStartAsync(room.Assignment.AssignmentId, size, Stop, fileName, contentType);

        var problem = await response.RefusedAsync(HttpStatusCode.UnprocessableEntity, code, Stop);
        if (code == ProblemCodes.FileTooLarge)
        {
            Assert.Equal((1024L * 1024, size!.Value), (problem.GetProperty("maximumBytes").GetInt64(), problem.GetProperty("sizeBytes").GetInt64()));
        }

        if (code == ProblemCodes.TypeNotAccepted)
        {
            Assert.Equal("mp4", problem.GetProperty("acceptedTypes").GetString());
        }

        Assert.Empty(await room.VideosAsync(Stop));
    }

    [Fact]
    public async Task A_file_is_refused_where_a_recording_is_required()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { RecordingRequired = true });

        using var response = await room.Student.TryStartAsync(room.Assignment.AssignmentId, 10, Stop);

        await response.RefusedAsync(HttpStatusCode.UnprocessableEntity, ProblemCodes.RecordingRequired, Stop);
    }

    [Fact]
    public async Task An_assignment_that_is_not_open_yet_says_when_it_opens()
    {
        var opens = api.Clock.GetUtcNow().AddDays(1);
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { OpensAt = opens });

        using var response = await room.Student.TryStartAsync(room.Assignment.AssignmentId, 10, Stop);

        var problem = await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AssignmentNotOpen, Stop);
        Assert.Equal(opens, problem.GetProperty("opensAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_assignment_past_its_due_date_without_late_work_says_when_it_was_due()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop, assignment => assignment with { LateAllowed = false, DueAt = own.Clock.GetUtcNow().AddMinutes(10) });
        own.Clock.Advance(TimeSpan.FromMinutes(11));

        using var response = await room.Student.TryStartAsync(room.Assignment.AssignmentId, 10, Stop);

        var problem = await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AssignmentClosed, Stop);
        Assert.Equal(room.Assignment.DueAt, problem.GetProperty("dueAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Used_up_attempts_are_refused_with_their_number()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        await room.HandInAsync(Stop);

        using var response = await room.Student.TryStartAsync(room.Assignment.AssignmentId, 10, Stop);

        var problem = await response.RefusedAsync(HttpStatusCode.Conflict, ProblemCodes.AttemptsUsedUp, Stop);
        Assert.Equal((1, 1), (problem.GetProperty("attempts").GetInt32(), problem.GetProperty("attemptsUsed").GetInt32()));
    }

    [Fact]
    public async Task For_somebody_outside_the_course_and_for_its_teacher_there_is_nothing_to_hand_in()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var stranger = await api.StudentAsync(Stop);

        using var fromStranger = await stranger.TryStartAsync(room.Assignment.AssignmentId, 10, Stop);
        using var fromTeacher = await room.Teacher.TryStartAsync(room.Assignment.AssignmentId, 10, Stop);

        await fromStranger.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        await fromTeacher.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
    }

    [Fact]
    public async Task A_file_name_is_kept_without_directories_and_control_characters()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);

        var upload = await room.Student.StartAsync(room.Assignment.AssignmentId, 10, Stop, "../../etc/<b>my\r\ntalk</b>.mp4");

        Assert.Equal("b>.mp4", upload.FileName);
        Assert.DoesNotContain("..", (await room.VideoAsync(upload.VideoId, Stop))!.OriginalKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beginning_again_and_again_gives_up_the_oldest_uploads()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop);
        var begun = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            begun.Add((await room.Student.StartAsync(room.Assignment.AssignmentId, 10, Stop)).VideoId);
            own.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(begun[2..], (await room.VideosAsync(Stop)).Select(video => video.VideoId));
    }

    [Fact]
    public async Task The_same_request_under_one_idempotency_key_begins_one_upload()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var request = new StartUploadRequest(room.Assignment.AssignmentId, "talk.mp4", "video/mp4", 10);

        using var first = await room.Student.Http.PostJsonAsync("/api/videos/presigned-upload", request, Stop, idempotencyKey: "one");
        using var second = await room.Student.Http.PostJsonAsync("/api/videos/presigned-upload", request, Stop, idempotencyKey: "one");

        Assert.Equal((await first.OkAsync<UploadResponse>(Stop)).VideoId, (await second.OkAsync<UploadResponse>(Stop)).VideoId);
        Assert.Single(await room.VideosAsync(Stop));
    }
}
