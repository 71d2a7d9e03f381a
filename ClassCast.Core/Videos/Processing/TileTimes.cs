using System.Globalization;

namespace ClassCast.Core.Videos.Processing;

/// <summary>Reads what ffmpeg's <c>metadata=print</c> wrote for the storyboard.</summary>
public static class TileTimes
{
    private const string Marker = "pts_time:";

    /// <param name="lines"><c>frame:3    pts:46080   pts_time:3</c>, and lines of metadata between.</param>
    public static IReadOnlyList<double> Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return
        [
            .. from line in lines
               let at = line.IndexOf(Marker, StringComparison.Ordinal)
               where at >= 0
               let text = line.AsSpan(at + Marker.Length).Trim().ToString()
               where double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
               select Math.Max(0, Math.Round(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), 3)),
        ];
    }
}
