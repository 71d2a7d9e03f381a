using System.Globalization;

namespace ClassCast.Core.Pictures;

/// <summary>
/// The argument list for <c>ffmpeg</c> that makes of a file the square that is shown: turned upright, cut to its middle, and encoded anew, so that nothing of what was
/// sent is left but pixels. The decoder is the one of the format that the file was found to have, and no other.
/// </summary>
public static class PictureArguments
{
    public const string Output = "picture.jpg";

    /// <summary>Twice the largest size on a page, for fine screens.</summary>
    public const int Side = 256;

    /// <summary>Of one block of memory: a picture of the most pixels with 16 bits for each of four channels.</summary>
    private const long MaximumBlock = PictureFiles.MaximumPixels * 8 + 1024 * 1024;

    /// <param name="input">A local file; the process runs in the folder for <see cref="Output"/>.</param>
    /// <param name="file">As it was found to be.</param>
    public static IReadOnlyList<string> Prepare(string input, PictureFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (demuxer, decoder) = file.Format switch
        {
            PictureFormat.Jpeg => ("jpeg_pipe", "mjpeg"),
            PictureFormat.Png => ("png_pipe", "png"),
            PictureFormat.WebP => ("webp_pipe", "webp"),
            _ => throw new ArgumentOutOfRangeException(nameof(file)),
        };
        return
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y", "-nostats", "-xerror",
            "-max_alloc", Text(MaximumBlock),
            "-protocol_whitelist", "file,pipe", "-threads", "1", "-noautorotate", "-max_pixels", Text(PictureFiles.MaximumPixels),
            "-f", demuxer, "-c:v", decoder, "-i", input,
            "-filter_complex", Graph(file.Orientation), "-map", "[out]", "-frames:v", "1", "-map_metadata", "-1",
            "-c:v", "mjpeg", "-q:v", "3", "-f", "image2", "-update", "1", Output,
        ];
    }

    // what is transparent gets a white ground: a JPEG has none, and the colours under full transparency are anything
    private static string Graph(int orientation) =>
        $"[0:v:0]{Upright(orientation)}crop='min(iw,ih)':'min(iw,ih)',scale={Side}:{Side}:flags=area,setsar=1,format=rgba[picture];"
        + $"color=c=white:s={Side}x{Side}:r=1:d=1,format=rgba[ground];[ground][picture]overlay=format=rgb,format=yuvj420p[out]";

    private static string Upright(int orientation) => orientation switch
    {
        2 => "hflip,",
        3 => "hflip,vflip,",
        4 => "vflip,",
        5 => "transpose=0,",
        6 => "transpose=1,",
        7 => "transpose=3,",
        8 => "transpose=2,",
        _ => "",
    };

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
