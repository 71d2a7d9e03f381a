using ClassCast.Contracts;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The main job through the real processes: sign up, join, hand in, processed, graded, told. The same on every backend.</summary>
public abstract class MainJob(IClassroom classroom)
{
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_student_hands_in_a_video_and_is_told_the_grade()
    {
        using var student = await Person.SignUpAsync(classroom, $"{Guid.CreateVersion7():N}@school.example", Cancelled);
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        await course.JoinAsync(student, Cancelled);
        using var live = await student.ListenAsync(classroom.ApiAddress, Cancelled);

        var receipt = await student.HandInAsync(classroom, assignment.AssignmentId, await classroom.Media.GetAsync(SampleMedia.PhoneMp4, Cancelled), Cancelled);
        await live.NextAsync((type, data) => type == "video.changed" && data.GetProperty("state").GetString() == "Ready", Cancelled);

        var waiting = await course.Instructor.GetAsync<ListResponse<SubmissionListItem>>(
            $"/api/instructor/video-submissions?assignmentId={assignment.AssignmentId}", Cancelled);
        var item = Assert.Single(waiting.Items);
        Assert.Equal(receipt.SubmissionId, item.SubmissionId);

        var submission = await course.Instructor.GetAsync<SubmissionResponse>($"/api/submissions/{item.SubmissionId}", Cancelled);
        await course.Instructor.PostAsync<GradeResponse>(
            $"/api/submissions/{item.SubmissionId}/grade", new GradeRequest(87.5m, "Clear and **warm**."), Cancelled, submission.GradeETag);

        var graded = await live.NextAsync((type, _) => type == "grade.released", Cancelled);
        Assert.Equal(87.5m, graded.GetProperty("finalPoints").GetDecimal());
        var notice = await student.GetAsync<ListResponse<NotificationResponse>>("/api/notifications", Cancelled);
        Assert.Contains(notice.Items, notification => notification.Type == "GradeReleased" && !notification.IsRead);
        var seen = await student.GetAsync<SubmissionResponse>($"/api/submissions/{item.SubmissionId}", Cancelled);
        Assert.Equal(87.5m, seen.Grade!.FinalPoints);
    }
}
