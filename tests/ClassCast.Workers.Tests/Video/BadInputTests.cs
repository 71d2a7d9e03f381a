using ClassCast.Core.Notifications;
using ClassCast.Core.Videos;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>What cannot become a video fails in its first attempt, with a reason that the student understands.</summary>
public sealed class BadInputTests(SampleMedia samples, OddMedia odd)
{
    [Theory]
    [InlineData(SampleMedia.TextNamedMp4, FailureCodes.NotAVideo)]
    [InlineData(SampleMedia.Empty, FailureCodes.NotAVideo)]
    [InlineData(SampleMedia.Truncated, FailureCodes.Truncated)]
    public async Task A_file_that_is_no_whole_video_fails_at_once(string kind, string code)
    {
        var cancel = TestContext.Current.CancellationToken;
        await FailsAsync(await samples.GetAsync(kind, cancel), code, cancel);
    }

    [Theory]
    [InlineData(OddMedia.SoundOnly, FailureCodes.NoVideoStream)]
    [InlineData(OddMedia.UnknownCodec, FailureCodes.UnsupportedCodec)]
    [InlineData(OddMedia.Noise, FailureCodes.Truncated)]
    [InlineData(OddMedia.CutInHalf, FailureCodes.Truncated)]
    public async Task A_file_that_cannot_be_shown_fails_at_once(string kind, string code)
    {
        var cancel = TestContext.Current.CancellationToken;
        await FailsAsync(await odd.GetAsync(kind, cancel), code, cancel);
    }

    [Fact]
    public async Task A_playlist_that_names_another_file_is_not_followed()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var directory = new TempDirectory();
        var playlist = directory.File("playlist.mp4");
        await File.WriteAllTextAsync(playlist, $"ffconcat version 1.0\nfile '{await samples.GetAsync(SampleMedia.PhoneMp4, cancel)}'\n", cancel);

        await FailsAsync(playlist, FailureCodes.NotAVideo, cancel);
    }

    [Fact]
    public async Task A_video_longer_than_the_assignment_allows_fails_with_the_rules_numbers()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);

        var video = await classroom.ProcessAsync(await samples.GetAsync(SampleMedia.PhoneMp4, cancel), cancel, maximumSeconds: 2);

        Assert.Equal(FailureCodes.TooLong, video.Failure?.Code);
        Assert.Contains("0:04 long", video.Failure!.Reason);
        Assert.Contains("at most 0:02", video.Failure.Reason);
        Assert.Empty(await classroom.ProcessedFilesAsync(video.VideoId, cancel));
    }

    [Fact]
    public async Task A_video_at_the_limit_is_taken()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);

        var video = await classroom.ProcessAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel, maximumSeconds: 2);

        Assert.Equal(VideoState.Ready, video.State);
    }

    private static async Task FailsAsync(string path, string code, CancellationToken cancel)
    {
        await using var classroom = await Classroom.StartAsync(cancel);

        var video = await classroom.ProcessAsync(path, cancel);

        Assert.Equal((VideoState.Failed, code, false), (video.State, video.Failure?.Code, video.Failure!.Retryable));
        var notice = Assert.Single(await classroom.NotificationsAsync(cancel));
        Assert.Equal((NotificationType.VideoFailed, video.Failure.Reason), (notice.Type, notice.Body));
        Assert.Contains(classroom.Changes, change => change.UserId == Classroom.Instructor && change.Change.FailureReason == video.Failure.Reason);
        await classroom.NothingIsLeftAsync(expectedDead: 0, cancel);
    }
}
