using System.Text;
using ClassCast.Core.Pictures;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using ClassCast.Workers.Tests.Video;

namespace ClassCast.Workers.Tests.Pictures;

/// <summary>From what somebody sent to the square that is shown, with the real tool.</summary>
public sealed class PictureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_transparent_picture_the_middle_is_shown_on_white()
    {
        await using var classroom = await PictureClassroom.StartAsync(Stop);

        var id = await classroom.SendAsync(SamplePictures.Png(640, 320), Stop);

        var row = await classroom.EndAsync(Stop);
        Assert.Equal((id, null), (row.PictureId, row.Fault));
        Assert.Equal(["red", "green", "blue", "white"], await PictureClassroom.ColoursAsync(await classroom.ReadAsync(id, Stop), Stop));
        Assert.Equal([PictureKeys.Of(PictureClassroom.Owner, id).Name], await classroom.FilesAsync(Stop));
    }

    [Theory]
    [InlineData(1, "red green blue black")]
    [InlineData(2, "green red black blue")]
    [InlineData(3, "black blue green red")]
    [InlineData(4, "blue black red green")]
    [InlineData(5, "red blue green black")]
    [InlineData(6, "blue red black green")]
    [InlineData(7, "black green blue red")]
    [InlineData(8, "green black red blue")]
    public async Task A_camera_s_picture_is_turned_upright_and_tells_nothing_of_it(int orientation, string colours)
    {
        await using var classroom = await PictureClassroom.StartAsync(Stop);
        var jpeg = await PictureClassroom.ConvertAsync(SamplePictures.Png(), "out.jpg", Stop);

        var id = await classroom.SendAsync([.. jpeg.AsSpan(0, 2), .. SamplePictures.Exif(orientation, "59.91 N"), .. jpeg.AsSpan(2)], Stop);

        await classroom.EndAsync(Stop);
        var picture = await classroom.ReadAsync(id, Stop);
        Assert.Equal(colours.Split(' '), await PictureClassroom.ColoursAsync(picture, Stop));
        Assert.Equal(-1, picture.AsSpan().IndexOf("59.91"u8));
        Assert.Equal(-1, picture.AsSpan().IndexOf("Exif"u8));
    }

    [Fact]
    public async Task Whatever_hangs_on_a_picture_is_not_in_what_is_shown()
    {
        await using var classroom = await PictureClassroom.StartAsync(Stop);
        var jpeg = await PictureClassroom.ConvertAsync(SamplePictures.Png(), "out.jpg", Stop);
        var comment = SamplePictures.Segment(0xFE, Encoding.ASCII.GetBytes("<script>alert(1)</script>"));

        var id = await classroom.SendAsync([.. jpeg.AsSpan(0, 2), .. comment, .. jpeg.AsSpan(2), .. "PK\u0003\u0004<html><script>alert(2)</script>"u8], Stop);

        await classroom.EndAsync(Stop);
        var picture = await classroom.ReadAsync(id, Stop);
        Assert.Equal(-1, picture.AsSpan().IndexOf("script"u8));
        Assert.Equal([0xFF, 0xD9], picture[^2..]);
    }

    [Fact]
    public async Task What_cannot_be_decoded_leaves_the_picture_before_and_says_why()
    {
        await using var classroom = await PictureClassroom.StartAsync(Stop);
        var good = await classroom.SendAsync(SamplePictures.Png(), Stop);
        await classroom.EndAsync(Stop);

        await classroom.SendAsync(SamplePictures.PngOf(64, 64, ("IDAT", "no pixels at all"u8.ToArray())), Stop);

        var row = await classroom.EndAsync(Stop);
        Assert.Equal((good, PictureFault.Damaged), (row.PictureId, row.Fault));
        Assert.Equal([PictureKeys.Of(PictureClassroom.Owner, good).Name], await classroom.FilesAsync(Stop));
        Assert.Empty(classroom.Backend.JobFiles());
    }

    [Theory]
    [InlineData("bomb", PictureFault.TooManyPixels)]
    [InlineData("page", PictureFault.NotAPicture)]
    [InlineData("too long", PictureFault.NotPrepared)]
    public async Task What_was_put_past_the_Api_is_not_decoded(string kind, PictureFault fault)
    {
        await using var classroom = await PictureClassroom.StartAsync(Stop);

        await classroom.SendAsync(
            kind switch
            {
                "bomb" => SamplePictures.PngOf(50_000, 50_000, ("IDAT", new byte[64])),
                "page" => "<html><script>alert(1)</script>"u8.ToArray(),
                _ => [.. SamplePictures.Png(), .. new byte[PictureFiles.MaximumBytes]],
            },
            Stop);

        var row = await classroom.EndAsync(Stop);
        Assert.Equal((null, fault), (row.PictureId, row.Fault));
        Assert.Empty(await classroom.FilesAsync(Stop));
    }

    [Fact]
    public async Task A_new_picture_takes_the_old_one_s_place()
    {
        await using var classroom = await PictureClassroom.StartAsync(Stop);
        await classroom.SendAsync(SamplePictures.Png(), Stop);
        await classroom.EndAsync(Stop);
        var webp = await PictureClassroom.ConvertAsync(SamplePictures.Png(80, 80), "out.webp", Stop);

        var second = await classroom.SendAsync(webp, Stop);

        Assert.Equal(second, (await classroom.EndAsync(Stop)).PictureId);
        Assert.Equal([PictureKeys.Of(PictureClassroom.Owner, second).Name], await classroom.FilesAsync(Stop));
    }

    [Fact]
    public async Task Of_somebody_who_is_gone_no_file_stays()
    {
        await using var classroom = await PictureClassroom.OpenAsync(Stop);
        await classroom.SendAsync(SamplePictures.Png(), Stop);
        await classroom.Backend.Tables.DeleteAsync(TableCatalog.Pictures, PictureClassroom.Owner, Stop);

        using var worker = WorkerProcess.Start(classroom.Backend.DataDirectory);

        await classroom.NoJobIsLeftAsync(Stop);
        Assert.Empty(await classroom.FilesAsync(Stop));
        Assert.Null(await classroom.RowAsync(Stop));
    }
}
