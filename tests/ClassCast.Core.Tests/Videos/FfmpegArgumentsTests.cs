using ClassCast.Core.Videos.Processing;

namespace ClassCast.Core.Tests.Videos;

public sealed class FfmpegArgumentsTests
{
    [Fact]
    public void One_process_makes_every_output_from_one_decode()
    {
        var arguments = Transcode("h264-aac", 3);

        Assert.Equal(1, arguments.Count(argument => argument == "-i"));
        Assert.Equal(["720p.mp4", "480p.mp4", "poster-%02d.jpg", "storyboard.jpg"], arguments.Where(argument => Path.GetExtension(argument) is ".mp4" or ".jpg"));
        Assert.Equal(
            "[0:0]scale=1280:720:flags=bicubic:out_range=tv,setsar=1,format=yuv420p,split=4[v0][s1][p][t];"
            + "[s1]scale=854:480:flags=bicubic,setsar=1[v1];"
            + "[p]select='eq(n,0)+gte(t,1)*gte(t-prev_selected_t,0.25)'[poster];"
            + "[t]select='isnan(prev_selected_t)+gte(t-prev_selected_t,1)',metadata=mode=add:key=tile:value=1,"
            + "metadata=mode=print:file=tiles.txt,scale=160:90:flags=area,setsar=1,tile=4x1[board]",
            After(arguments, "-filter_complex"));
    }

    [Theory]
    [InlineData("h264-aac")]
    [InlineData("recorder")]
    [InlineData("mpeg4")]
    public void Inputs_are_local_files_of_known_containers_only(string name)
    {
        var probe = ProbeFixture.Read(name);
        IReadOnlyList<string>[] all =
            [FfmpegArguments.Probe("in"), FfmpegArguments.ScanPackets("in"), FfmpegArguments.StreamCopy("in", probe), Transcode(name, 3)];

        Assert.All(all, arguments =>
        {
            Assert.True(Position(arguments, "-protocol_whitelist") < Position(arguments, "-i"));
            Assert.Equal("file,pipe", After(arguments, "-protocol_whitelist"));
            Assert.Equal("mov,matroska,webm,avi", After(arguments, "-format_whitelist"));
        });
    }

    [Fact]
    public void Metadata_of_the_original_stays_behind()
    {
        Assert.Equal("-1", After(FfmpegArguments.StreamCopy("in", ProbeFixture.Read("rotated-phone")), "-map_metadata"));
        Assert.Equal(4, Transcode("rotated-phone", 3).Count(argument => argument == "-map_metadata"));
    }

    [Fact]
    public void Aac_is_kept_and_other_sound_is_encoded()
    {
        Assert.Equal("copy", After(Transcode("h264-aac", 3), "-c:a"));
        Assert.Equal("aac", After(Transcode("recorder", 3), "-c:a"));
        Assert.DoesNotContain("-c:a", Transcode("variable-rate", 3));
    }

    [Fact]
    public void Interlaced_and_fast_inputs_are_brought_to_what_browsers_show()
    {
        Assert.StartsWith("[0:0]yadif=deint=interlaced,scale=", After(Transcode("interlaced", 3), "-filter_complex"));
        Assert.StartsWith("[0:0]fps=60,scale=640:360", After(Transcode("slow-motion", 2), "-filter_complex"));
    }

    [Fact]
    public void The_thread_limit_holds_for_decoder_and_encoders()
    {
        var arguments = Transcode("h264-aac", 3, threads: 3);

        Assert.Equal("3", After(arguments, "-threads"));
        Assert.Equal("3", After(arguments, "-threads:v"));
    }

    [Fact]
    public void Tile_times_are_read_from_what_the_filter_prints()
    {
        string[] lines = ["frame:0    pts:0       pts_time:0", "tile=1", "frame:1    pts:15360   pts_time:1.0333", "tile=1", "frame:2 pts:NOPTS pts_time:NOPTS"];

        Assert.Equal([0, 1.033], TileTimes.Parse(lines));
    }

    private static IReadOnlyList<string> Transcode(string name, double seconds, int threads = 1)
    {
        var probe = ProbeFixture.Read(name);
        return FfmpegArguments.Transcode("in", probe, ProcessingPlanner.Plan(probe, seconds), threads);
    }

    private static string After(IReadOnlyList<string> arguments, string option) => arguments[Position(arguments, option) + 1];

    private static int Position(IReadOnlyList<string> arguments, string option)
    {
        var at = arguments.ToList().IndexOf(option);
        Assert.True(at >= 0, option);
        return at;
    }
}
