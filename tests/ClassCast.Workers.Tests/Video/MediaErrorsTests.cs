using ClassCast.Core.Ports;
using ClassCast.Core.Videos;
using ClassCast.Workers.Video;

namespace ClassCast.Workers.Tests.Video;

public sealed class MediaErrorsTests
{
    [Theory]
    [InlineData(1, "av_interleaved_write_frame(): No space left on device", FailureCodes.StorageFull)]
    [InlineData(0, "Error writing trailer of 720p.mp4: No space left on device", FailureCodes.StorageFull)]
    [InlineData(228, "Error muxing a packet: No space left on device", FailureCodes.StorageFull)]
    [InlineData(1, "av_interleaved_write_frame(): Disk quota exceeded", FailureCodes.StorageFull)]
    [InlineData(137, "", FailureCodes.ProcessingInterrupted)]
    [InlineData(143, "", FailureCodes.ProcessingInterrupted)]
    [InlineData(255, "Exiting normally, received signal 15.", FailureCodes.ProcessingInterrupted)]
    [InlineData(1, "Decoder (codec none) not found for input stream #0:0", FailureCodes.UnsupportedCodec)]
    [InlineData(69, "Conversion failed!", FailureCodes.Truncated)]
    [InlineData(1, "moov atom not found\nin.mp4: Invalid data found when processing input", FailureCodes.Truncated)]
    [InlineData(1, "Cannot determine format of input stream 0:0 after EOF", FailureCodes.Truncated)]
    [InlineData(1, "something unheard of", null)]
    public void What_a_tool_says_at_its_end_tells_the_code(int exitCode, string errors, string? code) =>
        Assert.Equal(code, MediaErrors.Classify(new MediaProcessResult(exitCode, errors, TimeSpan.Zero, TimeSpan.Zero, TimedOut: false)));

    [Fact]
    public void The_time_limit_goes_before_the_kill_that_it_causes() =>
        Assert.Equal(FailureCodes.ProcessingTimeout, MediaErrors.Classify(new MediaProcessResult(137, "", TimeSpan.Zero, TimeSpan.Zero, TimedOut: true)));

    [Fact]
    public void A_full_disk_is_recognised_wherever_it_shows()
    {
        Assert.Equal(FailureCodes.StorageFull, MediaErrors.Classify(new IOException("full", 28)));
        Assert.Equal(FailureCodes.StorageFull, MediaErrors.Classify(new StorageFullException(new IOException())));
        Assert.Equal(FailureCodes.StorageFull, MediaErrors.Classify(new StorageUnavailableException("full", isDiskFull: true)));
        Assert.Equal(FailureCodes.Internal, MediaErrors.Classify(new StorageUnavailableException("busy", isDiskFull: false)));
        Assert.Equal(FailureCodes.Internal, MediaErrors.Classify(new IOException("other")));
    }
}
