using ClassCast.Core.Pictures;
using ClassCast.Testing;

namespace ClassCast.Core.Tests.Pictures;

/// <summary>What a file is, whatever it is called, and before anything is decoded.</summary>
public sealed class PictureFilesTests
{
    [Fact]
    public void Each_accepted_format_is_known_by_its_content()
    {
        Assert.Equal(new PictureFile(PictureFormat.Png, 64, 48, 1), Good(SamplePictures.Png(64, 48)));
        Assert.Equal(new PictureFile(PictureFormat.Jpeg, 4000, 3000, 1), Good(SamplePictures.Jpeg(4000, 3000)));
        Assert.Equal(new PictureFile(PictureFormat.WebP, 300, 200, 1), Good(SamplePictures.WebP(("VP8 ", SamplePictures.Vp8(300, 200)))));
        Assert.Equal(new PictureFile(PictureFormat.WebP, 300, 200, 1), Good(SamplePictures.WebP(("VP8X", Canvas(0, 300, 200)), ("VP8 ", SamplePictures.Vp8(300, 200)))));
        Assert.Equal(new PictureFile(PictureFormat.WebP, 300, 200, 1), Good(SamplePictures.WebP(("VP8L", [0x2F, 0x2B, 0xC1, 0x31, 0x00]))));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void How_the_camera_was_held_is_read(int orientation) =>
        Assert.Equal(orientation, Good(SamplePictures.Jpeg(40, 30, SamplePictures.Exif(orientation))).Orientation);

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void An_orientation_that_there_is_not_is_upright(int orientation) =>
        Assert.Equal(1, Good(SamplePictures.Jpeg(40, 30, SamplePictures.Exif(orientation))).Orientation);

    [Fact]
    public void What_is_no_picture_is_refused_whatever_it_pretends()
    {
        Assert.Equal(PictureFault.NotAPicture, Bad([]));
        Assert.Equal(PictureFault.NotAPicture, Bad("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8));
        Assert.Equal(PictureFault.NotAPicture, Bad("<html><script>alert(1)</script>"u8));
        Assert.Equal(PictureFault.NotAPicture, Bad("GIF89a"u8));
        Assert.Equal(PictureFault.NotAPicture, Bad("RIFF\u0010\0\0\0AVI "u8));
        Assert.Equal(PictureFault.NotAPicture, Bad([.. "%PDF-1.7 "u8, .. SamplePictures.Png()]));
    }

    [Fact]
    public void More_pixels_than_anybody_needs_are_refused_by_what_the_head_claims()
    {
        Assert.Equal(PictureFault.TooManyPixels, Bad(SamplePictures.PngOf(60_000, 60_000, ("IDAT", [0]))));
        Assert.Equal(PictureFault.TooManyPixels, Bad(SamplePictures.Jpeg(65_500, 65_500)));
        Assert.Equal(PictureFault.TooManyPixels, Bad(SamplePictures.WebP(("VP8 ", SamplePictures.Vp8(16_383, 16_383)))));
        Assert.Equal(PictureFault.TooManyPixels, Bad(SamplePictures.PngOf(int.MaxValue, int.MaxValue, ("IDAT", [0]))));
    }

    [Fact]
    public void What_contradicts_itself_is_damaged()
    {
        Assert.Equal(PictureFault.Damaged, Bad(SamplePictures.PngOf(0, 10, ("IDAT", [0]))));
        Assert.Equal(PictureFault.Damaged, Bad(SamplePictures.PngOf(-5, 10, ("IDAT", [0]))));
        Assert.Equal(PictureFault.Damaged, Bad(SamplePictures.PngOf(10, 10)));

        // the second head is the one that a decoder would believe
        Assert.Equal(PictureFault.Damaged, Bad(SamplePictures.Jpeg(10, 10, SamplePictures.Frame(20, 20))));
        Assert.Equal(PictureFault.Damaged, Bad(SamplePictures.WebP(("VP8X", Canvas(0, 10, 10)), ("VP8 ", SamplePictures.Vp8(3000, 200)))));
        Assert.Equal(PictureFault.Damaged, Bad(SamplePictures.WebP()));
    }

    [Fact]
    public void What_moves_is_refused()
    {
        Assert.Equal(PictureFault.Animated, Bad(SamplePictures.WebP(("VP8X", Canvas(0x02, 10, 10)), ("ANIM", new byte[6]))));
        Assert.Equal(PictureFault.Animated, Bad(SamplePictures.PngOf(10, 10, ("acTL", new byte[8]), ("IDAT", [0]))));
    }

    [Fact]
    public void Cut_short_anywhere_it_is_refused_and_nothing_breaks()
    {
        byte[][] whole = [SamplePictures.Png(8, 8), SamplePictures.Jpeg(8, 8, SamplePictures.Exif(6)), SamplePictures.WebP(("VP8X", Canvas(0, 8, 8)), ("VP8 ", SamplePictures.Vp8(8, 8)))];
        foreach (var picture in whole)
        {
            // a PNG may lack its last checksum, which nothing here looks at
            for (var length = 0; length < picture.Length - 4; length++)
            {
                Assert.NotNull(PictureFiles.Read(picture.AsSpan(0, length)).Fault);
            }
        }
    }

    [Fact]
    public void Whatever_byte_is_changed_nothing_breaks()
    {
        byte[][] whole = [SamplePictures.Png(8, 8), SamplePictures.Jpeg(8, 8, SamplePictures.Exif(6)), SamplePictures.WebP(("VP8X", Canvas(0, 8, 8)), ("VP8 ", SamplePictures.Vp8(8, 8)))];
        foreach (var picture in whole)
        {
            for (var at = 0; at < picture.Length; at++)
            {
                foreach (var value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
                {
                    var changed = (byte[])picture.Clone();
                    changed[at] = value;
                    var (file, fault) = PictureFiles.Read(changed);
                    Assert.True(file is null != fault is null);
                }
            }
        }
    }

    [Fact]
    public void Each_format_is_decoded_by_its_own_decoder_alone()
    {
        foreach (var (format, demuxer, decoder) in ((PictureFormat, string, string)[])[(PictureFormat.Jpeg, "jpeg_pipe", "mjpeg"), (PictureFormat.Png, "png_pipe", "png"), (PictureFormat.WebP, "webp_pipe", "webp")])
        {
            var arguments = PictureArguments.Prepare("in", new(format, 10, 10, 1)).ToList();
            Assert.Equal([demuxer, "-c:v", decoder, "-i", "in"], arguments[(arguments.IndexOf("-f") + 1)..(arguments.IndexOf("-i") + 2)]);
            Assert.Equal("file,pipe", arguments[arguments.IndexOf("-protocol_whitelist") + 1]);
            Assert.Contains("-max_pixels", arguments);
        }
    }

    private static byte[] Canvas(byte flags, int width, int height) =>
        [flags, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0];

    private static PictureFile Good(ReadOnlySpan<byte> content)
    {
        var (file, fault) = PictureFiles.Read(content);
        Assert.Null(fault);
        return file!;
    }

    private static PictureFault? Bad(ReadOnlySpan<byte> content) => PictureFiles.Read(content).Fault;
}
