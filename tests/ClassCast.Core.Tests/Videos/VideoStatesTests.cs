using ClassCast.Core.Videos;

namespace ClassCast.Core.Tests.Videos;

public sealed class VideoStatesTests
{
    [Fact]
    public void Only_the_listed_moves_are_legal()
    {
        HashSet<(VideoState, VideoState)> legal =
        [
            (VideoState.AwaitingUpload, VideoState.Uploaded),
            (VideoState.AwaitingUpload, VideoState.Failed),
            (VideoState.Uploaded, VideoState.Processing),
            (VideoState.Uploaded, VideoState.Failed),
            (VideoState.Processing, VideoState.Processing),
            (VideoState.Processing, VideoState.Ready),
            (VideoState.Processing, VideoState.Failed),
            (VideoState.Failed, VideoState.Uploaded),
            (VideoState.Failed, VideoState.Processing),
        ];
        foreach (var from in Enum.GetValues<VideoState>())
        {
            foreach (var to in Enum.GetValues<VideoState>())
            {
                Assert.Equal((from, to, legal.Contains((from, to))), (from, to, VideoStates.CanMove(from, to)));
            }
        }
    }

    [Theory]
    [InlineData(VideoState.Failed, true, true)]
    [InlineData(VideoState.Failed, false, false)]
    [InlineData(VideoState.Processing, true, false)]
    public void Retry_is_for_failures_that_the_same_file_may_survive(VideoState state, bool retryable, bool expected)
    {
        var video = new Video
        {
            VideoId = Ids.New(),
            UserId = Ids.New(),
            AssignmentId = Ids.New(),
            CourseId = Ids.New(),
            State = state,
            Source = VideoSource.Upload,
            FileName = "talk.mp4",
            ContentType = "video/mp4",
            OriginalKey = "students/a/b.mp4",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Failure = new VideoFailure("x", "y", retryable),
        };

        Assert.Equal(expected, VideoStates.CanRetry(video));
    }
}
