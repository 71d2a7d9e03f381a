namespace ClassCast.Core.Pictures;

public enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
}

/// <param name="Format">By the content.</param>
/// <param name="Width">Pixels, as stored.</param>
/// <param name="Height">Pixels, as stored.</param>
/// <param name="Orientation">Of EXIF, 1 to 8: how the stored pixels are to be turned.</param>
public sealed record PictureFile(PictureFormat Format, int Width, int Height, int Orientation);

/// <summary>
/// What a file is, by its structure alone: the format, that it is whole, and how many pixels a decoder would have to make of it. Nothing is decoded, so it costs the
/// same for a portrait and for a bomb.
/// </summary>
public static class PictureFiles
{
    public const int MaximumBytes = 8_000_000;

    /// <summary>What the largest telephones take. A few bytes can claim many thousand times as much.</summary>
    public const long MaximumPixels = 8192L * 6144;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>The file, or why it is none.</returns>
    public static (PictureFile? File, PictureFault? Fault) Read(ReadOnlySpan<byte> content)
    {
        try
        {
            return Parse(content) is not { } file ? (null, PictureFault.NotAPicture)
                : file.Width < 1 || file.Height < 1 ? (null, PictureFault.Damaged)
                : (long)file.Width * file.Height > MaximumPixels ? (null, PictureFault.TooManyPixels)
                : (file, null);
        }
        catch (ArgumentOutOfRangeException)
        {
            // a length that leads beyond the end
            return (null, PictureFault.Damaged);
        }
        catch (BadPictureException bad)
        {
            return (null, bad.Fault);
        }
    }

    private static PictureFile? Parse(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? JpegStructure.Read(content)
        : content.StartsWith(PngSignature) ? PngStructure.Read(content[PngSignature.Length..])
        : content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? WebPStructure.Read(content)
        : null;
}

internal sealed class BadPictureException(PictureFault fault) : Exception
{
    public PictureFault Fault { get; } = fault;
}
