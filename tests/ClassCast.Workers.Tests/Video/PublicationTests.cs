using System.Diagnostics;
using ClassCast.Core.Diagnostics;
using ClassCast.Core.Messages;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>Who gets to know what, when, and what is left at the end.</summary>
public sealed class PublicationTests(SampleMedia samples, OddMedia odd)
{
    [Fact]
    public async Task A_phones_video_is_watchable_before_it_is_ready_and_each_person_hears_of_it_once()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);

        var video = await classroom.ProcessAsync(await samples.GetAsync(SampleMedia.PhoneMp4, cancel), cancel);

        var own = classroom.Changes.Where(change => change.UserId == Classroom.Student).Select(change => change.Change).ToList();
        Assert.Contains(own, change => change is { State: VideoState.Processing, Watchable: true });
        var percents = own.Select(change => change.Percent).Where(percent => percent > 0).ToList();
        Assert.Equal(percents.Order(), percents);
        Assert.Equal((VideoState.Ready, 100, true), (own[^1].State, own[^1].Percent, own[^1].Watchable));
        foreach (var teacher in (string[])[Classroom.Instructor, Classroom.Assistant])
        {
            Assert.Equal(VideoState.Ready, Assert.Single(classroom.Changes, change => change.UserId == teacher).Change.State);
        }

        Assert.DoesNotContain(classroom.Changes, change => change.UserId == Classroom.Classmate);
        var notice = Assert.Single(await classroom.NotificationsAsync(cancel));
        Assert.Equal((NotificationType.VideoReady, "Your video for “My first speech” is ready"), (notice.Type, notice.Title));
        Assert.Equal(video.UserId, notice.UserId);
    }

    [Fact]
    public async Task A_copied_version_that_shows_no_more_is_dropped_and_its_file_removed_later()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);
        var video = await classroom.ProcessAsync(await samples.GetAsync(SampleMedia.PhoneMp4, cancel), cancel);
        string[] listed = ["480p.mp4", "720p.mp4", "storyboard.jpg", "thumbnail.jpg"];
        Assert.Equal(["480p.mp4", "720p.mp4", "source.mp4", "storyboard.jpg", "thumbnail.jpg"], (await classroom.ProcessedFilesAsync(video.VideoId, cancel)).Order());

        // as the delayed job does when its time has come
        await classroom.Tables.CommitAsync(new Transaction().Enqueue(Queues.VideoProcessing, new ProcessVideo(video.VideoId)), cancel);

        await Eventually.TrueAsync(
            "only the listed files", async () => (await classroom.ProcessedFilesAsync(video.VideoId, cancel)).Order().SequenceEqual(listed), cancel);
        Assert.Equal(video, (await classroom.GetAsync(video.VideoId, cancel)) with { Renditions = video.Renditions, Storyboard = video.Storyboard });
        Assert.Single(await classroom.NotificationsAsync(cancel));
    }

    [Fact]
    public async Task A_job_for_a_video_that_was_withdrawn_is_done_without_a_word()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);

        await classroom.Tables.CommitAsync(new Transaction().Enqueue(Queues.VideoProcessing, new ProcessVideo(Core.Ids.New())), cancel);

        await Eventually.TrueAsync(
            "the queue is empty",
            async () => await classroom.Queue.GetStatisticsAsync(Queues.VideoProcessing, cancel) is { Ready: 0, Leased: 0, Delayed: 0, Dead: 0 },
            cancel);
    }

    [Fact]
    public async Task The_trace_of_the_commit_goes_on_through_the_worker_to_ffmpeg()
    {
        var cancel = TestContext.Current.CancellationToken;
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ClassCastTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (spans)
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var classroom = await Classroom.StartAsync(cancel);
        string videoId;
        ActivityTraceId trace;
        using (var request = new Activity("confirm").Start())
        {
            trace = request.TraceId;
            videoId = await classroom.SubmitAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);
        }

        await classroom.EndAsync(videoId, cancel);

        List<Activity> Own()
        {
            lock (spans)
            {
                return [.. spans.Where(span => span.TraceId == trace)];
            }
        }

        await Eventually.TrueAsync("the job's span", () => Task.FromResult(Own().Any(span => span.OperationName == "process video")), cancel);
        var job = Own().Single(span => span.OperationName == "process video");
        Assert.Equal(videoId, job.GetTagItem("classcast.video.id"));
        string[] steps = ["fetch original", "scan packets", "stream copy", "transcode", "verify", "publish"];
        Assert.All(steps, step => Assert.Contains(Own(), span => span.OperationName == step && span.ParentSpanId == job.SpanId));
        Assert.True((double)Own().Single(span => span.OperationName == "transcode").GetTagItem("classcast.cpu_seconds")! > 0);
    }

    [Fact]
    public async Task A_row_that_changed_meanwhile_is_not_overwritten()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var tool = FakeTool.Misbehaving(times: 1, "touch \"$0.started\"; while [ ! -e \"$0.go\" ]; do sleep 0.05; done");
        await using var classroom = await Classroom.StartAsync(cancel, options => options.Ffmpeg = tool.Path);
        var videoId = await classroom.SubmitAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);
        await Eventually.TrueAsync("ffmpeg runs", () => Task.FromResult(File.Exists(tool.Path + ".started")), cancel);

        await classroom.Tables.DeleteAsync(TableCatalog.Videos, videoId, cancel);
        await File.WriteAllTextAsync(tool.Path + ".go", "", cancel);

        await Eventually.TrueAsync(
            "the queue is empty",
            async () => await classroom.Queue.GetStatisticsAsync(Queues.VideoProcessing, cancel) is { Ready: 0, Leased: 0, Delayed: 0, Dead: 0 },
            cancel);
        Assert.Null(await classroom.Tables.GetAsync(TableCatalog.Videos, videoId, cancel));
        Assert.Empty(await classroom.NotificationsAsync(cancel));
    }
}
