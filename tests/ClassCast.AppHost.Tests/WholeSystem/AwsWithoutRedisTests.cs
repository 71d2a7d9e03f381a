using System.Diagnostics;
using ClassCast.Contracts;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>Redis dies in the middle of the main job; a classroom of its own, since others need theirs.</summary>
public sealed class AwsWithoutRedisTests(AwsClassroom classroom) : IClassFixture<AwsClassroom>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Redis_killed_in_the_middle_of_the_job_stops_live_updates_and_nothing_else()
    {
        using var student = await Person.SignInAsync(classroom.CreateApiClient(), "student02@demo.classcast.example", Classroom.DemoPassword, Cancelled);
        var course = await TaughtCourse.CreateAsync(classroom, Cancelled);
        var assignment = await course.AssignAsync(Cancelled);
        await course.JoinAsync(student, Cancelled);
        var file = await classroom.Media.GetLongAsync(12, Cancelled);
        var upload = await student.StartAsync(assignment.AssignmentId, file, Cancelled);
        using (var redis = Process.GetProcessById(classroom.Host.Output.RedisProcess!.Value))
        {
            redis.Kill();
            await redis.WaitForExitAsync(Cancelled);
        }

        await upload.PutPartsAsync(classroom.WebAddress, file, Cancelled);
        var receipt = await student.PostAsync<ReceiptResponse>("/api/videos/confirm", new ConfirmUploadRequest(upload.VideoId, new FileInfo(file).Length), Cancelled);
        await student.UntilAsync(receipt.VideoId, VideoState.Ready, Cancelled);
        var submission = await course.Instructor.GetAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Cancelled);
        await course.Instructor.PostAsync<GradeResponse>($"/api/submissions/{receipt.SubmissionId}/grade", new GradeRequest(80, null), Cancelled, submission.GradeETag);

        var notices = await student.GetAsync<ListResponse<NotificationResponse>>("/api/notifications", Cancelled);
        Assert.Contains(notices.Items, notice => notice.Type == "GradeReleased");
        Assert.Contains("\"events\":\"Degraded\"", await student.Http.GetStringAsync(new Uri("/health", UriKind.Relative), Cancelled), StringComparison.Ordinal);
    }
}
