using ClassCast.Core.Videos.Processing;

namespace ClassCast.Core.Tests.Videos;

public sealed class PacketScanTests
{
    [Fact]
    public void The_length_is_that_of_the_longest_track()
    {
        var scan = Scan("h264-aac", "0,0.000000,0.000000,0.033333", "0,1.966667,1.966667,0.033333", "1,-0.023220,-0.023220,0.023220", "1,4.976780,4.976780,0.023220");

        Assert.Equal(5, scan.PresentationSeconds, 4);
        Assert.Equal(2, scan.VideoEndSeconds, 4);
        Assert.Equal(2, scan.VideoPackets);
    }

    [Fact]
    public void Frames_may_come_in_any_order()
    {
        var scan = Scan("h264-aac", "0,0.1,0.0,0.033", "0,0.3,0.033,0.033", "0,0.2,0.066,0.033");

        Assert.Equal(0.233, scan.PresentationSeconds, 4);
    }

    [Fact]
    public void Decoding_times_serve_where_presentation_times_are_absent()
    {
        var scan = Scan("mpeg4", "0,N/A,0.0,0.04", "0,N/A,0.04,N/A");

        Assert.Equal(0.04, scan.PresentationSeconds, 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("7,0.0,0.0,1.0")]
    [InlineData("0,N/A,N/A,N/A")]
    [InlineData("0,NaN,inf,1")]
    public void What_is_no_packet_of_these_tracks_is_ignored(string line)
    {
        var scan = Scan("h264-aac", line);

        Assert.Equal(0, scan.VideoPackets);
        Assert.Equal(0, scan.PresentationSeconds);
    }

    private static PacketScan Scan(string probe, params string[] lines)
    {
        var scan = new PacketScan(ProbeFixture.Read(probe));
        Array.ForEach(lines, scan.Add);
        return scan;
    }
}
