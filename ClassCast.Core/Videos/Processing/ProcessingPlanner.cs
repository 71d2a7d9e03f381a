namespace ClassCast.Core.Videos.Processing;

/// <summary>From what a file is to what is made from it.</summary>
public static class ProcessingPlanner
{
    public const int MaximumTiles = 100;

    private const int TileLongSide = 160;
    private const int PosterCandidates = 8;
    private const int MaximumFramesPerSecond = 60;

    // Named by the short side, so that a portrait 720p is 720 wide. The long side is bounded for panoramas.
    private static readonly (string Name, int ShortSide, int LongSide, int Crf, int MaximumKbps)[] Ladder =
        [("720p", 720, 1920, 23, 3000), ("480p", 480, 1280, 24, 1200)];

    /// <param name="probe">With a video stream.</param>
    /// <param name="videoSeconds">How long there is a picture.</param>
    public static ProcessingPlan Plan(MediaProbe probe, double videoSeconds)
    {
        ArgumentNullException.ThrowIfNull(probe);
        var video = probe.Video ?? throw new ArgumentException("There is no picture to plan for.", nameof(probe));
        var renditions = Renditions(video.Displayed);
        return new ProcessingPlan
        {
            CanStreamCopy = CanStreamCopy(probe),
            Renditions = renditions,
            Poster = Poster(videoSeconds),
            Storyboard = Storyboard(video.Displayed, videoSeconds),
            FrameRateCap = video.FramesPerSecond > MaximumFramesPerSecond + 1 ? MaximumFramesPerSecond : null,
            Deinterlace = video.Interlaced,
            KeepsSource = ShortSide(video.Displayed) > ShortSide((renditions[0].Width, renditions[0].Height)) + 1,
        };
    }

    /// <summary>Never upscaled. A picture that fits into 480p gets that one rendition, at its own size.</summary>
    public static IReadOnlyList<PlannedRendition> Renditions((int Width, int Height) displayed)
    {
        var smallest = Ladder[^1];
        return
        [
            .. from rung in Ladder
               where rung == smallest || ShortSide(displayed) > smallest.ShortSide
               let size = Fit(displayed, rung.ShortSide, rung.LongSide)
               select new PlannedRendition(rung.Name, size.Width, size.Height, rung.Crf, rung.MaximumKbps),
        ];
    }

    private static bool CanStreamCopy(MediaProbe probe) =>
        probe.Video is { Codec: "h264", PixelFormat: "yuv420p" or "yuvj420p", Interlaced: false, Profile: not "Extended" }
        && probe.Audio is null or { Codec: "aac", Profile: null or "LC" or "HE-AAC" or "HE-AACv2" };

    private static PosterPlan Poster(double seconds)
    {
        // near a tenth, not in the first second (a hand before the lens, a fade-in), but never past the middle
        var first = Math.Min(Math.Max(1, seconds * 0.1), seconds / 2);
        return new PosterPlan(first, (seconds - first) / PosterCandidates, PosterCandidates + 1);
    }

    private static StoryboardPlan Storyboard((int Width, int Height) displayed, double seconds)
    {
        var interval = Math.Max(1, seconds / (MaximumTiles - 5));
        var tiles = (int)(seconds / interval) + 1;
        var columns = Math.Min(10, tiles);
        var size = Fit(displayed, TileLongSide, TileLongSide);
        return new StoryboardPlan(interval, size.Width, size.Height, columns, (tiles + columns - 1) / columns);
    }

    private static int ShortSide((int Width, int Height) size) => Math.Min(size.Width, size.Height);

    private static (int Width, int Height) Fit((int Width, int Height) size, int shortSide, int longSide)
    {
        var scale = Math.Min(1, Math.Min((double)shortSide / ShortSide(size), (double)longSide / Math.Max(size.Width, size.Height)));
        return (Even(size.Width * scale, size.Width), Even(size.Height * scale, size.Height));
    }

    // 4:2:0 needs even sides; the nearest, but never more pixels than there are
    private static int Even(double length, int maximum)
    {
        var even = (int)Math.Round(length / 2, MidpointRounding.AwayFromZero) * 2;
        return Math.Max(2, even > maximum ? even - 2 : even);
    }
}
