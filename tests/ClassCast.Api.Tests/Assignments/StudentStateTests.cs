using ClassCast.Contracts;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Submissions;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Tests.Assignments;

public sealed class StudentStateTests(ApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submission_video_open_upload_and_grade_show_in_the_students_state_and_the_counts_in_the_teachers()
    {
        var teacher = await api.InstructorAsync(Stop);
        var student = await api.StudentAsync(Stop);
        var course = await teacher.CourseAsync(Stop);
        await student.JoinAsync(course.Code, Stop);
        var assignment = await teacher.PublishedAsync(course.CourseId, Classroom.AssignmentOf(api) with { Attempts = 2 }, Stop);
        var begun = VideoOf(student, assignment, Core.Videos.VideoState.AwaitingUpload);
        var confirmed = VideoOf(student, assignment, Core.Videos.VideoState.Processing);
        var submission = SubmissionOf(student, assignment, confirmed.VideoId);
        await api.Tables.PutAsync(TableCatalog.Videos, begun, Stop);
        await api.Tables.PutAsync(TableCatalog.Videos, confirmed, Stop);
        await api.Tables.CommitAsync(
            Core.Assignments.AssignmentCounts.Count(
                new Transaction().Put(TableCatalog.Submissions, submission), assignment.AssignmentId, null, Core.Submissions.SubmissionStatus.Submitted),
            Stop);

        var submitted = await MineAsync(student, assignment);
        var counted = await teacher.Http.GetOkAsync<AssignmentResponse>($"/api/assignments/{assignment.AssignmentId}", Stop);
        await GradeAsync(submission with { Version = 1 });
        var graded = await MineAsync(student, assignment);
        var countedAfter = Assert.Single((await teacher.Http.GetOkAsync<ListResponse<AssignmentResponse>>($"/api/courses/{course.CourseId}/assignments", Stop)).Items);

        Assert.Equal(
            new MyAssignmentState(
                Contracts.StudentAssignmentStatus.Submitted, true, null, 1, 1, submission.SubmissionId, confirmed.VideoId, Contracts.VideoState.Processing, begun.VideoId, null),
            submitted);
        Assert.Equal((Contracts.StudentAssignmentStatus.Graded, 87.5m), (graded.Status, graded.FinalPoints));
        Assert.Equal((1, 1), (counted.SubmissionCount, counted.ToGradeCount));
        Assert.Equal((1, 0), (countedAfter.SubmissionCount, countedAfter.ToGradeCount));
    }

    private static async Task<MyAssignmentState> MineAsync(Person student, AssignmentResponse assignment)
    {
        var list = await student.Http.GetOkAsync<ListResponse<AssignmentResponse>>("/api/student/assignments", Stop);
        return list.Items.Single(item => item.AssignmentId == assignment.AssignmentId).Mine!;
    }

    private async Task GradeAsync(Submission submission)
    {
        var grade = new Grade
        {
            SubmissionId = submission.SubmissionId,
            AssignmentId = submission.AssignmentId,
            CourseId = submission.CourseId,
            StudentId = submission.StudentId,
            VideoId = submission.VideoId,
            PointsAwarded = 87.5m,
            LatePenaltyPercent = 0,
            FinalPoints = 87.5m,
            MaximumPoints = 100,
            GradedBy = submission.StudentId,
            GradedAt = api.Clock.GetUtcNow(),
        };
        var transaction = new Transaction()
            .Put(TableCatalog.Grades, grade)
            .Put(TableCatalog.Submissions, submission with { Status = Core.Submissions.SubmissionStatus.Graded });
        await api.Tables.CommitAsync(
            Core.Assignments.AssignmentCounts.Count(transaction, submission.AssignmentId, submission.Status, Core.Submissions.SubmissionStatus.Graded), Stop);
    }

    private Submission SubmissionOf(Person student, AssignmentResponse assignment, string videoId) => new()
    {
        SubmissionId = SubmissionIds.For(assignment.AssignmentId, student.UserId),
        AssignmentId = assignment.AssignmentId,
        CourseId = assignment.CourseId,
        StudentId = student.UserId,
        VideoId = videoId,
        AttemptsUsed = 1,
        Status = Core.Submissions.SubmissionStatus.Submitted,
        SubmittedAt = api.Clock.GetUtcNow(),
        IsLate = false,
    };

    private Video VideoOf(Person student, AssignmentResponse assignment, Core.Videos.VideoState state)
    {
        var id = Ids.New();
        return new Video
        {
            VideoId = id,
            UserId = student.UserId,
            AssignmentId = assignment.AssignmentId,
            CourseId = assignment.CourseId,
            State = state,
            Source = Core.Videos.VideoSource.Upload,
            FileName = "talk.mp4",
            ContentType = "video/mp4",
            OriginalKey = $"students/{student.UserId}/{id}.mp4",
            CreatedAt = api.Clock.GetUtcNow(),
        };
    }
}
