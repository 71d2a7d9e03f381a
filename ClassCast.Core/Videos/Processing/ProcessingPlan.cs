namespace ClassCast.Core.Videos.Processing;

/// <summary>Everything that is made from one original, decided before ffmpeg runs.</summary>
public sealed record ProcessingPlan
{
    public const string SourceName = "source";

    /// <summary>H.264 with AAC or silence plays everywhere: it can be published at once by copying its streams into an MP4.</summary>
    public required bool CanStreamCopy { get; init; }

    /// <summary>Largest first; never empty.</summary>
    public required IReadOnlyList<PlannedRendition> Renditions { get; init; }

    public required PosterPlan Poster { get; init; }

    public required StoryboardPlan Storyboard { get; init; }

    /// <summary>Non-null when the input has more frames a second than a class video needs.</summary>
    public int? FrameRateCap { get; init; }

    public bool Deinterlace { get; init; }

    /// <summary>
    /// Whether the stream-copied version stays once the renditions exist. It does when it shows more pixels than the largest of them (small
    /// writing on a screen stays legible at 1080p); otherwise it is the same picture at a higher price and goes.
    /// </summary>
    public required bool KeepsSource { get; init; }
}

/// <param name="Name"><c>720p</c> or <c>480p</c>.</param>
/// <param name="Width">Even, upright, square pixels.</param>
/// <param name="Height">Even.</param>
/// <param name="Crf">x264's constant quality.</param>
/// <param name="MaximumKbps">Of the video, over about two seconds.</param>
public sealed record PlannedRendition(string Name, int Width, int Height, int Crf, int MaximumKbps);

/// <summary>
/// Candidate pictures, of which the first with enough detail becomes the poster: a black or blank frame makes a small JPEG. The very first frame
/// is one of them, for the video that has no other.
/// </summary>
/// <param name="FirstSeconds">Where the second candidate is taken …</param>
/// <param name="IntervalSeconds">… and how far apart those after it.</param>
/// <param name="Candidates">At most so many.</param>
public sealed record PosterPlan(double FirstSeconds, double IntervalSeconds, int Candidates)
{
    /// <param name="bytes">Sizes of the candidates in order of time; at least one.</param>
    /// <returns>Index of the poster.</returns>
    public static int Choose(IReadOnlyList<long> bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var enough = bytes.Max() / 2;
        return Enumerable.Range(1, bytes.Count - 1).FirstOrDefault(index => bytes[index] >= enough);
    }
}

/// <summary>A tile each <paramref name="IntervalSeconds"/> or at the first frame after it, row by row.</summary>
public sealed record StoryboardPlan(double IntervalSeconds, int TileWidth, int TileHeight, int Columns, int Rows);
