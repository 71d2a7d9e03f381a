using ClassCast.Testing;
using ClassCast.Workers.Video;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Tests.Video;

public sealed class MediaToolsTests(OddMedia odd)
{
    [Fact]
    public async Task Without_ffmpeg_the_worker_is_degraded_and_says_how_to_install_it()
    {
        var tools = new MediaTools(Options.Create(new VideoWorkerOptions { Ffmpeg = "no-such-ffmpeg", Ffprobe = "/no/such/ffprobe" }));

        var result = await new MediaToolsHealthCheck(tools).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.StartsWith("no-such-ffmpeg and /no/such/ffprobe not found", result.Description);
        Assert.Contains("apt-get install ffmpeg", result.Description);
    }

    [Fact]
    public async Task Without_ffmpeg_jobs_wait()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel, options => options.Ffmpeg = "no-such-ffmpeg");

        var videoId = await classroom.SubmitAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);

        await Eventually.TrueAsync(
            "the job is visible",
            async () => await classroom.Queue.GetStatisticsAsync(Core.Messages.Queues.VideoProcessing, cancel) is { Ready: 1, Leased: 0 },
            cancel);
        Assert.Equal(Core.Videos.VideoState.Uploaded, (await classroom.GetAsync(videoId, cancel)).State);
    }
}
