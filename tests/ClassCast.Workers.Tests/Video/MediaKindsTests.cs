using ClassCast.Core.Videos;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>Each kind of video that people hand in comes out playable, right way up and of the right length.</summary>
public sealed class MediaKindsTests(SampleMedia samples, OddMedia odd)
{
    [Theory]
    [InlineData(SampleMedia.PhoneMp4, "720p 1280x720, 480p 854x480", 4, true)]
    [InlineData(SampleMedia.RecorderWebM, "480p 640x480", 3, true)]
    [InlineData(SampleMedia.RotatedMov, "720p 720x1280, 480p 480x854", 3, true)]
    [InlineData(SampleMedia.VariableFrameRate, "480p 640x360", 3, true)]
    [InlineData(SampleMedia.VideoOnly, "480p 640x360", 3, false)]
    [InlineData(SampleMedia.AudioLonger, "480p 640x360", 4, true)]
    [InlineData(SampleMedia.OddWidth, "480p 640x358", 3, true)]
    [InlineData(SampleMedia.TenBit, "480p 640x360", 3, true)]
    [InlineData(SampleMedia.Portrait, "720p 720x1280, 480p 480x854", 3, true)]
    [InlineData(SampleMedia.OldAvi, "480p 640x480", 3, true)]
    public async Task A_usual_kind_becomes_ready(string kind, string renditions, double seconds, bool sound)
    {
        var cancel = TestContext.Current.CancellationToken;
        await ProcessAndLookAsync(await samples.GetAsync(kind, cancel), renditions, seconds, sound);
    }

    [Theory]
    [InlineData(OddMedia.Anamorphic, "720p 1024x576, 480p 854x480", 3, true)]
    [InlineData(OddMedia.Interlaced, "720p 1024x576, 480p 854x480", 3, false)]
    [InlineData(OddMedia.FullHd, "720p 1280x720, 480p 854x480, source 1920x1080", 3, true)]
    [InlineData(OddMedia.SlowScreen, "480p 640x480", 6, false)]
    [InlineData(OddMedia.Resized, "480p 640x360", 4, false)]
    [InlineData(OddMedia.BlackStart, "480p 640x360", 5, false)]
    [InlineData(OddMedia.RedAboveBlue, "480p 360x640", 2, false)]
    [InlineData(OddMedia.MotionJpeg, "480p 640x480", 3, true)]
    [InlineData(OddMedia.OneFrame, "480p 320x240", 0.03, false)]
    [InlineData(OddMedia.Still, "480p 320x240", 3, true)]
    public async Task An_odd_kind_becomes_ready(string kind, string renditions, double seconds, bool sound)
    {
        var cancel = TestContext.Current.CancellationToken;
        await ProcessAndLookAsync(await odd.GetAsync(kind, cancel), renditions, seconds, sound);
    }

    [Fact]
    public async Task A_phones_turned_picture_is_shown_upright()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);

        var video = await classroom.ProcessAsync(await odd.GetAsync(OddMedia.RedAboveBlue, cancel), cancel);

        foreach (var key in (string[])[video.Renditions[0].Key, video.PosterKey!])
        {
            var pixels = await MediaTool.PixelsAsync(classroom.FileOf(key), 0, 1, 2, cancel);
            Assert.True(pixels[0] > 180 && pixels[2] < 80, $"{key}: the upper half is not red");
            Assert.True(pixels[3] < 80 && pixels[5] > 180, $"{key}: the lower half is not blue");
        }
    }

    private static async Task ProcessAndLookAsync(string path, string renditions, double seconds, bool sound)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var classroom = await Classroom.StartAsync(cancel);

        var video = await classroom.ProcessAsync(path, cancel);

        Assert.True(video.State == VideoState.Ready, await classroom.WhyAsync(video, cancel));
        Assert.Equal((100, null), (video.Percent, video.Failure));
        Assert.Equal(renditions, string.Join(", ", video.Renditions.Select(rendition => $"{rendition.Name} {rendition.Width}x{rendition.Height}")));
        Assert.Equal(seconds, video.DurationSeconds!.Value, 0.25);
        Assert.Equal(await Workers.Video.VideoFiles.Sha256Async(path, cancel), video.Sha256);
        foreach (var rendition in video.Renditions)
        {
            await LookAtAsync(classroom.FileOf(rendition.Key), rendition, seconds, sound, cancel);
        }

        await LookAtPicturesAsync(classroom, video, cancel);
        Assert.Empty(classroom.JobFiles());
    }

    private static async Task LookAtAsync(string file, Rendition rendition, double seconds, bool sound, CancellationToken cancel)
    {
        Assert.Equal(["h264", $"{rendition.Width}", $"{rendition.Height}", "yuv420p"], await MediaTool.ProbeAsync(file, "v:0", "stream=codec_name,width,height,pix_fmt", cancel));
        Assert.Equal(sound ? ["aac"] : [], await MediaTool.ProbeAsync(file, "a", "stream=codec_name", cancel));
        Assert.Empty(await MediaTool.ProbeAsync(file, "v:0", "stream_side_data=rotation", cancel));
        Assert.Equal(seconds, await MediaTool.SecondsAsync(file, cancel), 0.25);
        Assert.Equal(rendition.Bytes, new FileInfo(file).Length);
        Assert.Equal(await Workers.Video.VideoFiles.Sha256Async(file, cancel), rendition.Sha256);
        await MediaTool.DecodeAsync(file, cancel);
    }

    private static async Task LookAtPicturesAsync(Classroom classroom, Core.Videos.Video video, CancellationToken cancel)
    {
        var poster = classroom.FileOf(video.PosterKey!);
        Assert.Equal([$"{video.Renditions[0].Width}", $"{video.Renditions[0].Height}"], await MediaTool.ProbeAsync(poster, "v:0", "stream=width,height", cancel));
        var pixel = await MediaTool.PixelsAsync(poster, 0, 1, 1, cancel);
        Assert.True(pixel.Max() > 30, "The poster is black.");

        var board = video.Storyboard!;
        var rows = (board.TileTimes.Count + board.Columns - 1) / board.Columns;
        Assert.Equal(
            [$"{board.Columns * board.TileWidth}", $"{rows * board.TileHeight}"],
            await MediaTool.ProbeAsync(classroom.FileOf(board.Key), "v:0", "stream=width,height", cancel));
        Assert.Equal(board.TileTimes.Order(), board.TileTimes);
        Assert.InRange(board.TileTimes[0], 0, 0.1);
        Assert.InRange(board.TileTimes[^1], 0, video.DurationSeconds!.Value);
    }
}
