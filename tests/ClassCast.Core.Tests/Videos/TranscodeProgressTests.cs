using ClassCast.Core.Videos.Processing;

namespace ClassCast.Core.Tests.Videos;

public sealed class TranscodeProgressTests
{
    [Fact]
    public void Percent_rises_and_never_falls()
    {
        var progress = new TranscodeProgress(totalSeconds: 10);
        string[] lines = ["frame=1", "out_time_us=N/A", "out_time_us=-23000", "out_time_us=1000000", "out_time_us=900000", "out_time_us=5550000", "out_time_us=99000000"];

        var seen = lines.Where(progress.Advance).Select(_ => progress.Percent).ToList();

        Assert.Equal([10, 55, 100], seen);
    }

    [Fact]
    public void Without_a_length_there_is_no_percent()
    {
        var progress = new TranscodeProgress(totalSeconds: 0);

        Assert.False(progress.Advance("out_time_us=1000000"));
        Assert.Equal(0, progress.Percent);
    }
}
