namespace ClassCast.Core.Videos.Processing;

/// <summary>What <c>ffprobe</c> says about a file, reduced to what decisions need. Made by <see cref="FfprobeReport"/>.</summary>
public sealed record MediaProbe
{
    /// <summary>ffmpeg's names of the container, for example <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</summary>
    public required string FormatName { get; init; }

    /// <summary>Null when the container does not say, as a recorder's WebM.</summary>
    public double? DeclaredSeconds { get; init; }

    /// <summary>The first picture track that is not a cover image; null when there is none.</summary>
    public VideoStream? Video { get; init; }

    /// <summary>The first sound track that can be decoded; null when silent.</summary>
    public AudioStream? Audio { get; init; }
}

/// <param name="Index">Of the stream in the file.</param>
/// <param name="Codec">ffmpeg's name, for example <c>h264</c>; null when it knows no such codec.</param>
/// <param name="PixelFormat">For example <c>yuv420p10le</c>.</param>
/// <param name="Width">Pixels as coded: before rotation and aspect ratio.</param>
/// <param name="Height">Pixels as coded.</param>
/// <param name="Rotation">0, 90, 180 or 270 degrees to turn for display, in either direction.</param>
/// <param name="PixelAspect">Width of one pixel by its height; 1 for square.</param>
/// <param name="FramesPerSecond">On average; 0 when unknown.</param>
public sealed record VideoStream(
    int Index, string? Codec, string? Profile, string? PixelFormat, int Width, int Height, int Rotation, double PixelAspect, double FramesPerSecond, bool Interlaced)
{
    /// <summary>As a viewer sees it: square pixels, upright.</summary>
    public (int Width, int Height) Displayed
    {
        get
        {
            var width = Math.Max(1, (int)Math.Round(Width * PixelAspect, MidpointRounding.AwayFromZero));
            return Rotation is 90 or 270 ? (Height, width) : (width, Height);
        }
    }
}

public sealed record AudioStream(int Index, string Codec, string? Profile, int Channels);
