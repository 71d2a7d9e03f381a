using System.Globalization;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Videos;
using ClassCast.Testing;
using VideoItem = ClassCast.Core.Videos.Video;

namespace ClassCast.Workers.Tests.Video;

/// <summary>kill -9 at any moment: the next worker carries on, everything is there once, nothing is stuck.</summary>
public sealed class KilledWorkerTests(SampleMedia samples)
{
    private const string WaitForGo = "echo $$ > \"$0.pid\"; sleep 300 & echo $! >> \"$0.pid\"; touch \"$0.started\"; wait";

    // a job comes back when the lease of the dead worker has run out
    private static readonly TimeSpan Patience = Queues.VideoProcessing.LeaseTime + TimeSpan.FromMinutes(2);

    public static TheoryData<string> Moments => ["processing began", "copied version published", "progress was made", "renditions in place"];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_second_worker_finishes_what_a_killed_one_began(string moment)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.OpenAsync(null, null, cancel);
        var videoId = await classroom.SubmitAsync(await samples.GetLongAsync(6, cancel), cancel);
        using (var first = WorkerProcess.Start(classroom.DataDirectory))
        {
            await Eventually.TrueAsync(
                moment, async () => await HasComeAsync(moment, classroom, await classroom.GetAsync(videoId, cancel), cancel), cancel, TimeSpan.FromMinutes(2));
            await first.KillAsync(cancel);
        }

        using var second = WorkerProcess.Start(classroom.DataDirectory);
        var video = await Eventually.GetAsync(
            "the end", async () => await classroom.GetAsync(videoId, cancel) is { } row && VideoStates.IsEnd(row.State) ? row : null, cancel, Patience);

        Assert.True(video.State == VideoState.Ready, second.Output);
        Assert.Equal(["720p", "480p", "source"], video.Renditions.Select(rendition => rendition.Name));
        Assert.Equal(
            ["480p.mp4", "720p.mp4", "source.mp4", "storyboard.jpg", "thumbnail.jpg"], (await classroom.ProcessedFilesAsync(videoId, cancel)).Order());
        Assert.All(video.Renditions, rendition => Assert.Equal(rendition.Bytes, new FileInfo(classroom.FileOf(rendition.Key)).Length));
        Assert.Equal(NotificationType.VideoReady, Assert.Single(await classroom.NotificationsAsync(cancel)).Type);
        await NothingIsLeftAsync(classroom, expectedDead: 0, cancel);
    }

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
        await NothingIsLeftAsync(classroom, expectedDead: 1, cancel);
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

    private static async Task<bool> HasComeAsync(string moment, Classroom classroom, VideoItem video, CancellationToken cancel) => moment switch
    {
        "processing began" => video.State == VideoState.Processing,
        "copied version published" => video.Renditions.Count > 0,
        "progress was made" => video.Percent > 0,
        _ => (await classroom.ProcessedFilesAsync(video.VideoId, cancel)).Any(file => file is "720p.mp4" or "480p.mp4"),
    };

    private static async Task NothingIsLeftAsync(Classroom classroom, int expectedDead, CancellationToken cancel)
    {
        await Eventually.TrueAsync(
            "no job is left",
            async () => await classroom.Queue.GetStatisticsAsync(Queues.VideoProcessing, cancel) is { Ready: 0, Leased: 0, Delayed: 0 } queue && queue.Dead == expectedDead,
            cancel);
        await Eventually.TrueAsync("no file is left", () => Task.FromResult(classroom.JobFiles().Count == 0), cancel);
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
