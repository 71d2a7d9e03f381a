using ClassCast.Core.Videos.Processing;

namespace ClassCast.Core.Tests.Videos;

public sealed class FfprobeReportTests
{
    [Theory]
    [InlineData("h264-aac", 1280, 720)]
    [InlineData("rotated-phone", 720, 1280)]
    [InlineData("recorder", 320, 240)]
    [InlineData("odd-width", 321, 241)]
    [InlineData("portrait", 720, 1280)]
    [InlineData("anamorphic", 1024, 576)]
    [InlineData("mpeg4", 853, 480)]
    public void The_displayed_size_is_upright_with_square_pixels(string name, int width, int height) =>
        Assert.Equal((width, height), ProbeFixture.Read(name).Video?.Displayed);

    [Fact]
    public void A_recorders_webm_declares_no_length() => Assert.Null(ProbeFixture.Read("recorder").DeclaredSeconds);

    [Fact]
    public void Sound_alone_has_no_video() => Assert.Null(ProbeFixture.Read("audio-only").Video);

    [Fact]
    public void A_cover_picture_is_no_video() => Assert.Null(ProbeFixture.Read("cover-art").Video);

    [Fact]
    public void Streams_of_unknown_codec_are_seen_as_such()
    {
        const string Report = """
            {"streams":[{"index":0,"codec_type":"video","width":64,"height":64},{"index":1,"codec_type":"audio","codec_name":"unknown","channels":4},
            {"index":2,"codec_type":"audio","codec_name":"aac","profile":"LC","channels":2}],"format":{"format_name":"mov","duration":"N/A"}}
            """;

        var probe = FfprobeReport.Parse(Report);

        Assert.Null(probe.Video?.Codec);
        Assert.Equal(new AudioStream(2, "aac", "LC", 2), probe.Audio);
        Assert.Null(probe.DeclaredSeconds);
    }

    [Theory]
    [InlineData(-90, 270)]
    [InlineData(90, 90)]
    [InlineData(-180, 180)]
    [InlineData(89.7, 90)]
    [InlineData(12, 0)]
    public void Rotation_is_reduced_to_quarter_turns(double degrees, int expected)
    {
        var probe = FfprobeReport.Parse(
            $$"""{"streams":[{"index":0,"codec_type":"video","codec_name":"h264","width":2,"height":4,"side_data_list":[{},{"rotation":{{degrees}}}]}]}""");

        Assert.Equal(expected, probe.Video?.Rotation);
    }

    [Fact]
    public void Interlaced_fields_are_noticed() => Assert.True(ProbeFixture.Read("interlaced").Video?.Interlaced);
}
