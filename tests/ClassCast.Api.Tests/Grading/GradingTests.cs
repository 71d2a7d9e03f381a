using System.Globalization;
using System.Net;
using ClassCast.Api.Tests.Videos;
using ClassCast.Backends.Embedded.Topics;
using ClassCast.Contracts;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using CourseRole = ClassCast.Core.Courses.CourseRole;
using SubmissionStatus = ClassCast.Contracts.SubmissionStatus;

namespace ClassCast.Api.Tests.Grading;

public sealed class GradingTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grade_reaches_the_student_with_a_notification_and_the_topic()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var before = await SubmissionAsync(room.Teacher, receipt);

        using var response = await TryGradeAsync(room.Teacher, receipt, 87.5m, before.GradeETag, "**Clear** voice <script>");
        var grade = await response.OkAsync<GradeResponse>(Stop);

        Assert.Equal(
            (87.5m, 0, 87.5m, 100, "**Clear** voice <script>", room.Teacher.Name, 1),
            (grade.PointsAwarded, grade.LatePenaltyPercent, grade.FinalPoints, grade.MaximumPoints, grade.Feedback, grade.GradedByName, grade.Attempt));
        Assert.Equal(grade.ETag, response.Headers.ETag?.Tag);
        var seen = await SubmissionAsync(room.Student, receipt);
        Assert.Equal((SubmissionStatus.Graded, grade), (seen.Status, seen.Grade));
        Assert.Null(seen.GradeETag);
        var notice = Assert.Single((await room.Student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop)).Items, item => item.Type == "GradeReleased");
        Assert.Equal(("“First talk” was graded", "87.5 of 100 points", $"/submissions/{receipt.SubmissionId}"), (notice.Title, notice.Body, notice.Link));
        var topics = api.Services.GetRequiredService<ITopicLog>();
        await Eventually.TrueAsync(
            "the topic message",
            async () => (await topics.ListAsync(AlertTopic.Notifications, 100, Stop)).Any(message => message.Body.Contains(receipt.SubmissionId, StringComparison.Ordinal)),
            Stop);
    }

    [Fact]
    public async Task Zero_is_a_grade()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);

        await GradeAsync(room.Teacher, receipt, 0);

        var seen = await SubmissionAsync(room.Student, receipt);
        Assert.Equal((SubmissionStatus.Graded, 0m), (seen.Status, seen.Grade!.FinalPoints));
    }

    [Theory]
    [InlineData("-0.01", ProblemCodes.PointsOutOfRange)]
    [InlineData("100.01", ProblemCodes.PointsOutOfRange)]
    [InlineData("85.555", ProblemCodes.ValidationFailed)]
    public async Task Points_out_of_range_or_too_precise_are_refused(string points, string code)
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var etag = (await SubmissionAsync(room.Teacher, receipt)).GradeETag;

        using var response = await TryGradeAsync(room.Teacher, receipt, decimal.Parse(points, CultureInfo.InvariantCulture), etag);

        var problem = await response.RefusedAsync(HttpStatusCode.BadRequest, code, Stop);
        Assert.True(problem.GetProperty("errors").TryGetProperty("points", out _));
        Assert.Equal(SubmissionStatus.Submitted, (await SubmissionAsync(room.Student, receipt)).Status);
    }

    [Fact]
    public async Task A_grade_without_if_match_is_refused()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);

        using var response = await TryGradeAsync(room.Teacher, receipt, 50, etag: null);

        await response.RefusedAsync(HttpStatusCode.PreconditionRequired, ProblemCodes.PreconditionRequired, Stop);
    }

    [Fact]
    public async Task Of_two_graders_at_once_one_wins_and_the_other_sees_the_winners_grade()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var assistant = await AssistantAsync(room);
        var receipt = await room.HandInAsync(Stop);
        var etag = (await SubmissionAsync(room.Teacher, receipt)).GradeETag;

        var answers = await Task.WhenAll(TryGradeAsync(room.Teacher, receipt, 60, etag), TryGradeAsync(assistant, receipt, 70, etag));

        var winner = await Assert.Single(answers, answer => answer.IsSuccessStatusCode).OkAsync<GradeResponse>(Stop);
        var problem = await Assert.Single(answers, answer => !answer.IsSuccessStatusCode)
            .RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.GradeChanged, Stop);
        Assert.Equal(
            (winner.PointsAwarded, winner.GradedByName, winner.ETag),
            (problem.GetProperty("currentPoints").GetDecimal(), problem.GetProperty("currentGradedByName").GetString(), problem.GetProperty("currentETag").GetString()));
        Assert.Equal(winner.FinalPoints, (await SubmissionAsync(room.Student, receipt)).Grade!.FinalPoints);
        var notices = await room.Student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop);
        Assert.Single(notices.Items, item => item.Type == "GradeReleased");
    }

    [Fact]
    public async Task A_grade_is_corrected_with_its_new_tag_and_the_student_is_told_that_it_changed()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var first = await GradeAsync(room.Teacher, receipt, 60);

        using var stale = await TryGradeAsync(room.Teacher, receipt, 65, "\"0-1\"");
        using var response = await TryGradeAsync(room.Teacher, receipt, 70, first.ETag);

        await stale.RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.GradeChanged, Stop);
        Assert.Equal(70, (await response.OkAsync<GradeResponse>(Stop)).FinalPoints);
        var notices = await room.Student.Http.GetOkAsync<ListResponse<NotificationResponse>>("/api/notifications", Stop);
        Assert.Contains(notices.Items, item => item.Title == "Your grade for “First talk” was changed");
    }

    [Fact]
    public async Task The_same_grade_sent_again_after_a_lost_answer_is_the_same_grade()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var etag = (await SubmissionAsync(room.Teacher, receipt)).GradeETag;
        using var first = await TryGradeAsync(room.Teacher, receipt, 60, etag, "Good");

        using var second = await TryGradeAsync(room.Teacher, receipt, 60, etag, "Good");

        Assert.Equal(await first.OkAsync<GradeResponse>(Stop), await second.OkAsync<GradeResponse>(Stop));
    }

    [Fact]
    public async Task A_new_attempt_makes_the_graders_page_stale_and_keeps_the_old_grade_in_view_until_it_is_graded()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop, assignment => assignment with { Attempts = 2 });
        var receipt = await room.HandInAsync(Stop);
        var first = await GradeAsync(room.Teacher, receipt, 60);
        await room.HandInAsync(Stop);

        using var stale = await TryGradeAsync(room.Teacher, receipt, 90, first.ETag);
        var waiting = await SubmissionAsync(room.Student, receipt);
        var second = await GradeAsync(room.Teacher, receipt, 90);

        var problem = await stale.RefusedAsync(HttpStatusCode.PreconditionFailed, ProblemCodes.SubmissionChanged, Stop);
        Assert.Equal(2, problem.GetProperty("currentAttempt").GetInt32());
        Assert.Equal((SubmissionStatus.Submitted, 60m, 1), (waiting.Status, waiting.Grade!.FinalPoints, waiting.Grade.Attempt));
        Assert.Equal((90m, 2), (second.FinalPoints, second.Attempt));
    }

    [Fact]
    public async Task Late_work_pays_for_each_day_begun()
    {
        await using var own = await ApiFixture.StartAsync();
        var room = await VideoClassroom.CreateAsync(own, Stop, assignment => assignment with
        {
            DueAt = own.Clock.GetUtcNow().AddMinutes(1),
            LatePenaltyPercentPerDay = 10,
        });
        own.Clock.Advance(TimeSpan.FromMinutes(2));
        var receipt = await room.HandInAsync(Stop);

        var grade = await GradeAsync(room.Teacher, receipt, 85.55m);

        Assert.True(receipt.IsLate);
        Assert.Equal((10, 85.55m, 77.00m), (grade.LatePenaltyPercent, grade.PointsAwarded, grade.FinalPoints));
    }

    [Fact]
    public async Task An_assistant_grades_a_student_and_another_courses_instructor_do_not()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var assistant = await AssistantAsync(room);
        var stranger = await api.InstructorAsync(Stop);
        var etag = (await SubmissionAsync(room.Teacher, receipt)).GradeETag;

        using var fromStranger = await TryGradeAsync(stranger, receipt, 50, etag);
        using var fromStudent = await TryGradeAsync(room.Student, receipt, 100, etag);
        using var fromAssistant = await TryGradeAsync(assistant, receipt, 50, etag);

        await fromStranger.RefusedAsync(HttpStatusCode.NotFound, ProblemCodes.NotFound, Stop);
        await fromStudent.RefusedAsync(HttpStatusCode.Forbidden, ProblemCodes.Forbidden, Stop);
        Assert.Equal(50, (await fromAssistant.OkAsync<GradeResponse>(Stop)).FinalPoints);
    }

    [Fact]
    public async Task Graded_work_leaves_the_count_of_what_is_to_grade()
    {
        var room = await VideoClassroom.CreateAsync(api, Stop);
        var receipt = await room.HandInAsync(Stop);
        var before = await room.Teacher.Http.GetOkAsync<AssignmentResponse>($"/api/assignments/{room.Assignment.AssignmentId}", Stop);
        await GradeAsync(room.Teacher, receipt, 50);

        var after = await room.Teacher.Http.GetOkAsync<AssignmentResponse>($"/api/assignments/{room.Assignment.AssignmentId}", Stop);

        Assert.Equal((1, 1, 1, 0), (before.SubmissionCount, before.ToGradeCount, after.SubmissionCount, after.ToGradeCount));
    }

    private static Task<SubmissionResponse> SubmissionAsync(Person person, ReceiptResponse receipt) =>
        person.Http.GetOkAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Stop);

    private static Task<HttpResponseMessage> TryGradeAsync(Person grader, ReceiptResponse receipt, decimal points, string? etag, string feedback = "") =>
        grader.Http.PostJsonAsync($"/api/submissions/{receipt.SubmissionId}/grade", new GradeRequest(points, feedback), Stop, ifMatch: etag);

    private static async Task<GradeResponse> GradeAsync(Person grader, ReceiptResponse receipt, decimal points)
    {
        using var response = await TryGradeAsync(grader, receipt, points, (await SubmissionAsync(grader, receipt)).GradeETag);
        return await response.OkAsync<GradeResponse>(Stop);
    }

    private static async Task<Person> AssistantAsync(VideoClassroom room)
    {
        var assistant = await room.Api.StudentAsync(Stop, "Tara", "Assistant");
        await room.Api.Tables.PutAsync(
            TableCatalog.Enrollments,
            new() { CourseId = room.Course.CourseId, UserId = assistant.UserId, Role = CourseRole.Assistant, JoinedAt = room.Api.Clock.GetUtcNow() },
            Stop);
        return assistant;
    }
}
