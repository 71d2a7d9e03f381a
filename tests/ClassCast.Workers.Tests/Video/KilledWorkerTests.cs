using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Videos;
using ClassCast.Testing;
using VideoItem = ClassCast.Core.Videos.Video;

namespace ClassCast.Workers.Tests.Video;

/// <summary>kill -9 at any moment: the next worker carries on, everything is there once, nothing is stuck.</summary>
public sealed class KilledWorkerTests(SampleMedia samples)
{
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
        await classroom.NothingIsLeftAsync(expectedDead: 0, cancel);
    }

    private static async Task<bool> HasComeAsync(string moment, Classroom classroom, VideoItem video, CancellationToken cancel) => moment switch
    {
        "processing began" => video.State == VideoState.Processing,
        "copied version published" => video.Renditions.Count > 0,
        "progress was made" => video.Percent > 0,
        _ => (await classroom.ProcessedFilesAsync(video.VideoId, cancel)).Any(file => file is "720p.mp4" or "480p.mp4"),
    };
}
