using ClassCast.Core.Videos.Processing;

namespace ClassCast.Core.Tests.Videos;

public sealed class ProcessingPlannerTests
{
    [Theory]
    [InlineData(1920, 1080, "720p 1280x720, 480p 854x480")]
    [InlineData(1080, 1920, "720p 720x1280, 480p 480x854")]
    [InlineData(1280, 720, "720p 1280x720, 480p 854x480")]
    [InlineData(1024, 576, "720p 1024x576, 480p 854x480")]
    [InlineData(854, 480, "480p 854x480")]
    [InlineData(640, 360, "480p 640x360")]
    [InlineData(321, 241, "480p 320x240")]
    [InlineData(1, 1, "480p 2x2")]
    [InlineData(3840, 2160, "720p 1280x720, 480p 854x480")]
    [InlineData(7680, 1080, "720p 1920x270, 480p 1280x180")]
    [InlineData(1440, 1440, "720p 720x720, 480p 480x480")]
    public void Renditions_are_even_upright_and_never_larger_than_the_original(int width, int height, string expected)
    {
        var renditions = ProcessingPlanner.Renditions((width, height));

        Assert.Equal(expected, string.Join(", ", renditions.Select(rendition => $"{rendition.Name} {rendition.Width}x{rendition.Height}")));
    }

    [Theory]
    [InlineData("h264-aac", true)]
    [InlineData("rotated-phone", true)]
    [InlineData("variable-rate", true)]
    [InlineData("anamorphic", true)]
    [InlineData("ten-bit", false)]
    [InlineData("interlaced", false)]
    [InlineData("recorder", false)]
    [InlineData("mpeg4", false)]
    public void Streams_are_copied_when_every_browser_plays_them(string name, bool expected) =>
        Assert.Equal(expected, ProcessingPlanner.Plan(ProbeFixture.Read(name), 3).CanStreamCopy);

    [Theory]
    [InlineData(1920, 1080, true)]
    [InlineData(1280, 720, false)]
    [InlineData(640, 360, false)]
    [InlineData(641, 361, false)]
    public void The_copied_version_stays_when_it_shows_more_than_the_renditions(int width, int height, bool stays)
    {
        var probe = ProbeFixture.Read("h264-aac");
        probe = probe with { Video = probe.Video! with { Width = width, Height = height } };

        Assert.Equal(stays, ProcessingPlanner.Plan(probe, 3).KeepsSource);
    }

    [Fact]
    public void Only_an_excessive_frame_rate_is_capped()
    {
        Assert.Equal(60, ProcessingPlanner.Plan(ProbeFixture.Read("slow-motion"), 2).FrameRateCap);
        Assert.Null(ProcessingPlanner.Plan(ProbeFixture.Read("h264-aac"), 3).FrameRateCap);
        Assert.Null(ProcessingPlanner.Plan(ProbeFixture.Read("variable-rate"), 3).FrameRateCap);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.25)]
    [InlineData(3, 1)]
    [InlineData(600, 60)]
    public void The_poster_is_looked_for_after_the_first_second_but_not_past_the_middle(double seconds, double first)
    {
        var poster = ProcessingPlanner.Plan(ProbeFixture.Read("h264-aac"), seconds).Poster;

        Assert.Equal(first, poster.FirstSeconds, 3);
        Assert.True(poster.FirstSeconds + (poster.Candidates - 2) * poster.IntervalSeconds <= seconds);
    }

    [Theory]
    [InlineData(new long[] { 900, 40_000, 60_000 }, 1)]
    [InlineData(new long[] { 900, 1_000, 60_000 }, 2)]
    [InlineData(new long[] { 50_000, 40_000, 60_000 }, 1)]
    [InlineData(new long[] { 900, 900, 900 }, 1)]
    [InlineData(new long[] { 50_000, 900, 900 }, 0)]
    [InlineData(new long[] { 1 }, 0)]
    public void The_poster_is_the_first_candidate_with_detail_and_the_first_frame_only_for_want_of_another(long[] bytes, int expected) => Assert.Equal(expected, PosterPlan.Choose(bytes));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.4, 1)]
    [InlineData(3.9, 4)]
    [InlineData(95, 96)]
    [InlineData(3600, 96)]
    [InlineData(36000, 96)]
    public void A_storyboard_has_room_for_every_tile_and_no_more_than_a_hundred(double seconds, int tiles)
    {
        var board = ProcessingPlanner.Plan(ProbeFixture.Read("h264-aac"), seconds).Storyboard;

        Assert.InRange(board.Columns * board.Rows, tiles, ProcessingPlanner.MaximumTiles);
        Assert.True(seconds / board.IntervalSeconds < board.Columns * board.Rows);
    }

    [Fact]
    public void Tiles_keep_the_shape_of_the_picture()
    {
        var wide = ProcessingPlanner.Plan(ProbeFixture.Read("h264-aac"), 3).Storyboard;
        var tall = ProcessingPlanner.Plan(ProbeFixture.Read("rotated-phone"), 3).Storyboard;

        Assert.Equal((160, 90), (wide.TileWidth, wide.TileHeight));
        Assert.Equal((90, 160), (tall.TileWidth, tall.TileHeight));
    }
}
