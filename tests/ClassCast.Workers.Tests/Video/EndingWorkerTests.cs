using System.Globalization;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Videos;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>What a worker's end, wanted or not, does to its job and to the programs that it started.</summary>
public sealed class EndingWorkerTests(SampleMedia samples)
{
    private const string WaitForGo = "echo $$ > \"$0.pid\"; sleep 300 & echo $! >> \"$0.pid\"; touch \"$0.started\"; wait";

    // a job comes back when the lease of the dead worker has run out
    private static readonly TimeSpan Patience = Queues.VideoProcessing.LeaseTime + TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_video_whose_every_worker_was_killed_fails_as_interrupted_and_can_be_retried()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 9, WaitForGo);
        await using var classroom = await Classroom.OpenAsync(null, null, cancel);
        var videoId = await classroom.SubmitAsync(await samples.GetAsync(SampleMedia.VideoOnly, cancel), cancel);
        for (var attempt = 1; attempt <= Queues.VideoProcessing.MaximumAttempts; attempt++)
        {
            using var worker = WorkerProcess.Start(classroom.DataDirectory, ("ClassCast__Video__Ffmpeg", tool.Path));
            await Eventually.TrueAsync($"attempt {attempt}", () => Task.FromResult(tool.TimesCalled == attempt), cancel, Patience);
            await worker.KillAsync(cancel);
        }

        using var last = WorkerProcess.Start(classroom.DataDirectory, ("ClassCast__Video__Ffmpeg", tool.Path));
        var video = await Eventually.GetAsync(
            "the end", async () => await classroom.GetAsync(videoId, cancel) is { } row && VideoStates.IsEnd(row.State) ? row : null, cancel, Patience);

        Assert.Equal((VideoState.Failed, FailureCodes.ProcessingInterrupted, true), (video.State, video.Failure?.Code, VideoStates.CanRetry(video)));
        Assert.Equal(NotificationType.VideoFailed, Assert.Single(await classroom.NotificationsAsync(cancel)).Type);
        await classroom.NothingIsLeftAsync(expectedDead: 1, cancel);
    }

    [Fact]
    public async Task What_a_killed_worker_had_started_ends_with_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 1, WaitForGo);
        await using var classroom = await Classroom.OpenAsync(null, null, cancel);
        await classroom.SubmitAsync(await samples.GetAsync(SampleMedia.VideoOnly, cancel), cancel);
        using var worker = WorkerProcess.Start(classroom.DataDirectory, ("ClassCast__Video__Ffmpeg", tool.Path));
        await Eventually.TrueAsync("ffmpeg runs", () => Task.FromResult(File.Exists(tool.Path + ".started")), cancel, Patience);
        var ffmpeg = int.Parse((await File.ReadAllLinesAsync(tool.Path + ".pid", cancel))[0], CultureInfo.InvariantCulture);
        Assert.True(IsRunning(ffmpeg));

        await worker.KillAsync(cancel);

        await Eventually.TrueAsync("ffmpeg is gone", () => Task.FromResult(!IsRunning(ffmpeg)), cancel);
    }

    [Fact]
    public async Task A_worker_that_is_asked_to_stop_gives_its_job_back_at_once_and_without_counting_the_attempt()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 1, WaitForGo);
        await using var classroom = await Classroom.OpenAsync(null, null, cancel);
        var videoId = await classroom.SubmitAsync(await samples.GetAsync(SampleMedia.VideoOnly, cancel), cancel);
        using var worker = WorkerProcess.Start(classroom.DataDirectory, ("ClassCast__Video__Ffmpeg", tool.Path));
        await Eventually.TrueAsync("ffmpeg runs", () => Task.FromResult(File.Exists(tool.Path + ".started")), cancel, Patience);

        await worker.StopAsync(cancel);

        var queue = await classroom.Queue.GetStatisticsAsync(Queues.VideoProcessing, cancel);
        Assert.Equal((1, 0, 0), (queue.Ready, queue.Leased, queue.Dead));
        var lease = await classroom.Queue.LeaseAsync(Queues.VideoProcessing, TimeSpan.Zero, cancel);
        Assert.Equal((videoId, 1), (lease?.Job.VideoId, lease!.Attempt));
        Assert.Empty(classroom.JobFiles());
    }

    // a killed child that nobody has reaped yet is no longer running
    private static bool IsRunning(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
