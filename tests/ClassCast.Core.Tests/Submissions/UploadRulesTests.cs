using ClassCast.Core.Assignments;
using ClassCast.Core.Submissions;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Tests.Submissions;

public sealed class UploadRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly Assignment TakesMp4 = new()
    {
        AssignmentId = "a",
        CourseId = "c",
        InstructorId = "i",
        Title = "Pitch",
        Status = AssignmentStatus.Published,
        DueAt = Noon,
        Points = 100,
        Late = new(true, 0, 0),
        Attempts = 1,
        AcceptedTypes = [AcceptedTypes.Mp4],
        MaximumBytes = 1000,
        CreatedAt = Noon,
    };

    [Theory]
    [InlineData("talk.mp4", "video/mp4", null)]
    [InlineData("TALK.MP4", "Video/MP4", null)]
    [InlineData("talk.m4v", "video/x-m4v", null)]
    [InlineData("talk.mp4", "application/octet-stream", null)]
    [InlineData("talk.mp4", "video/mp4; codecs=avc1", null)]
    [InlineData("talk.webm", "video/webm", FileRefusal.TypeNotAccepted)]
    [InlineData("talk.mp4", "text/plain", FileRefusal.TypeNotAccepted)]
    [InlineData("talk.mp4", "video/webm", FileRefusal.TypeNotAccepted)]
    [InlineData("talk.mp4.exe", "video/mp4", FileRefusal.TypeNotAccepted)]
    [InlineData("mp4", "video/mp4", FileRefusal.TypeNotAccepted)]
    [InlineData("../../etc/passwd", "video/mp4", FileRefusal.TypeNotAccepted)]
    [InlineData("talk.mkv", "video/x-matroska", FileRefusal.TypeNotAccepted)]
    public void A_file_is_taken_by_its_extension_and_an_agreeing_content_type(string fileName, string contentType, FileRefusal? expected) =>
        Assert.Equal(expected, UploadRules.BeforeUpload(TakesMp4, fileName, contentType, 10, VideoSource.Upload));

    [Theory]
    [InlineData(0L, FileRefusal.Empty)]
    [InlineData(1L, null)]
    [InlineData(1000L, null)]
    [InlineData(1001L, FileRefusal.TooLarge)]
    [InlineData(null, null)]
    public void A_file_has_at_least_one_byte_and_at_most_the_limit(long? bytes, FileRefusal? expected) =>
        Assert.Equal(expected, UploadRules.BeforeUpload(TakesMp4, "talk.mp4", "video/mp4", bytes, VideoSource.Upload));

    [Fact]
    public void A_recording_is_taken_as_the_browser_makes_it_whatever_the_list_says()
    {
        Assert.Null(UploadRules.BeforeUpload(TakesMp4, "recording.webm", "video/webm;codecs=vp9,opus", null, VideoSource.Recording));
        Assert.Null(UploadRules.AfterUpload(TakesMp4, VideoContainer.WebM, 10, VideoSource.Recording));
    }

    [Fact]
    public void A_file_is_refused_where_a_recording_is_required() =>
        Assert.Equal(
            FileRefusal.RecordingRequired,
            UploadRules.BeforeUpload(TakesMp4 with { RecordingRequired = true }, "talk.mp4", "video/mp4", 10, VideoSource.Upload));

    [Theory]
    [InlineData(VideoContainer.Mp4, 10L, null)]
    [InlineData(VideoContainer.WebM, 10L, FileRefusal.TypeNotAccepted)]
    [InlineData(VideoContainer.Matroska, 10L, FileRefusal.TypeNotAccepted)]
    [InlineData(null, 10L, FileRefusal.NotAVideo)]
    [InlineData(null, 0L, FileRefusal.Empty)]
    [InlineData(VideoContainer.Mp4, 1001L, FileRefusal.TooLarge)]
    public void The_bytes_decide_in_the_end(VideoContainer? container, long bytes, FileRefusal? expected) =>
        Assert.Equal(expected, UploadRules.AfterUpload(TakesMp4, container, bytes, VideoSource.Upload));
}
