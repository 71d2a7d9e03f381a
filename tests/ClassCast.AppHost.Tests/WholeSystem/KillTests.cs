using ClassCast.Contracts;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The whole host dies with SIGKILL in the middle of the job; nothing stays behind, and the next start finishes it.</summary>
public sealed class KillTests(Classroom classroom)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(VideoState.Uploaded)]
    [InlineData(VideoState.Processing)]
    public async Task A_host_that_is_killed_leaves_no_process_and_the_next_one_finishes_the_video(VideoState moment)
    {
        using var directory = new TempDirectory();
        ReceiptResponse receipt;
        await using (var host = await HostProcess.StartAsync(directory.Path, Cancelled))
        {
            receipt = await HandInAsync(host, moment);
            await host.KillAsync();
            await Eventually.TrueAsync(
                "no process of the killed host is left",
                () => Task.FromResult(HostProcess.Alive(directory.Path).Count == 0),
                Cancelled,
                TimeSpan.FromSeconds(5));
        }

        await using var next = await HostProcess.StartAsync(directory.Path, Cancelled);
        using var student = await SignInAsync(next, "student21@demo.classcast.example");
        var video = await student.UntilAsync(receipt.VideoId, VideoState.Ready, Cancelled, TimeSpan.FromMinutes(3));

        Assert.Equal(video.Renditions.Count, video.Renditions.DistinctBy(rendition => rendition.Name).Count());
        var submission = await student.GetAsync<SubmissionResponse>($"/api/submissions/{receipt.SubmissionId}", Cancelled);
        Assert.Single(submission.Attempts);
    }

    private async Task<ReceiptResponse> HandInAsync(HostProcess host, VideoState moment)
    {
        using var student = await SignInAsync(host, "student21@demo.classcast.example");
        var open = (await student.GetAsync<ListResponse<AssignmentResponse>>("/api/student/assignments", Cancelled)).Items.First(assignment =>
            assignment.Mine!.CanSubmit && !assignment.RecordingRequired && assignment.AcceptedTypes.Contains("mp4"));
        var file = await classroom.Media.GetLongAsync(12, Cancelled);
        var upload = await student.StartAsync(open.AssignmentId, file, Cancelled);
        await upload.PutPartsAsync(host.Output.Web!, file, Cancelled);
        var receipt = await student.PostAsync<ReceiptResponse>("/api/videos/confirm", new ConfirmUploadRequest(upload.VideoId, new FileInfo(file).Length), Cancelled);
        if (moment == VideoState.Processing)
        {
            await student.UntilAsync(receipt.VideoId, VideoState.Processing, Cancelled);
        }

        return receipt;
    }

    private static Task<Person> SignInAsync(HostProcess host, string email) =>
        Person.SignInAsync(new HttpClient { BaseAddress = host.Output.Api }, email, Classroom.DemoPassword, Cancelled);
}
