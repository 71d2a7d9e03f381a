using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Videos;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>Trouble that may pass: it is tried again, and when it stays, people are told.</summary>
public sealed class PassingTroubleTests(OddMedia odd)
{
    private const string DiskFull = "echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 1";

    [Theory]
    [InlineData(DiskFull)]
    [InlineData("kill -KILL $$")]
    [InlineData("echo 'something unheard of' >&2; exit 1")]
    public async Task Trouble_that_passes_leaves_no_trace_for_the_student(string trouble)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 2, trouble);
        await using var classroom = await Classroom.StartAsync(cancel, options => options.Ffmpeg = tool.Path);

        var video = await classroom.ProcessAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);

        Assert.Equal((VideoState.Ready, 3), (video.State, tool.TimesCalled));
        Assert.Equal(NotificationType.VideoReady, Assert.Single(await classroom.NotificationsAsync(cancel)).Type);
    }

    [Theory]
    [InlineData(DiskFull, FailureCodes.StorageFull)]
    [InlineData("kill -KILL $$", FailureCodes.ProcessingInterrupted)]
    [InlineData("sleep 60", FailureCodes.ProcessingTimeout)]
    [InlineData("echo 'something unheard of' >&2; exit 1", FailureCodes.Internal)]
    public async Task Trouble_that_stays_ends_in_a_dead_letter_and_a_failure_that_can_be_retried(string trouble, string code)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 3, trouble);
        await using var classroom = await Classroom.StartAsync(cancel, options =>
        {
            options.Ffmpeg = tool.Path;
            options.TimeLimitFactor = 1;
            options.MinimumTimeLimit = code == FailureCodes.ProcessingTimeout ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(1);
        });

        var video = await classroom.ProcessAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);

        Assert.Equal((VideoState.Failed, code, true), (video.State, video.Failure?.Code, VideoStates.CanRetry(video)));
        Assert.Equal(Queues.VideoProcessing.MaximumAttempts, tool.TimesCalled);
        Assert.Equal(NotificationType.VideoFailed, Assert.Single(await classroom.NotificationsAsync(cancel)).Type);
        var letter = await Eventually.GetAsync(
            "the dead letter",
            async () => (await classroom.Queue.ListDeadLettersAsync(Queues.VideoProcessing, 10, cancel)).SingleOrDefault(),
            cancel);
        Assert.StartsWith(code, letter.Reason);
        Assert.Empty(classroom.JobFiles());
    }

    [Fact]
    public async Task A_dead_letter_that_an_administrator_puts_back_makes_the_failed_video_ready()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 3, DiskFull);
        await using var classroom = await Classroom.StartAsync(cancel, options => options.Ffmpeg = tool.Path);
        var failed = await classroom.ProcessAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);
        var letter = await Eventually.GetAsync(
            "the dead letter",
            async () => (await classroom.Queue.ListDeadLettersAsync(Queues.VideoProcessing, 10, cancel)).SingleOrDefault(),
            cancel);
        classroom.ExpectAnotherEnd(failed.VideoId);

        Assert.True(await classroom.Queue.RedriveAsync(Queues.VideoProcessing, letter.MessageId, cancel));

        var video = await classroom.EndAsync(failed.VideoId, cancel);
        Assert.Equal((VideoState.Ready, null), (video.State, video.Failure));
    }
}
