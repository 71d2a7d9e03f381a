using System.Globalization;

namespace ClassCast.Core.Videos.Processing;

/// <summary>Turns ffmpeg's <c>-progress</c> lines into a percentage of the work that never goes back.</summary>
public sealed class TranscodeProgress(double totalSeconds)
{
    private const string Key = "out_time_us=";

    /// <summary>0 to 100.</summary>
    public int Percent { get; private set; }

    /// <param name="line">For example <c>out_time_us=1533333</c>, or <c>N/A</c> before the first frame; other keys are ignored.</param>
    /// <returns>Whether <see cref="Percent"/> rose.</returns>
    public bool Advance(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!line.StartsWith(Key, StringComparison.Ordinal)
            || !long.TryParse(line.AsSpan(Key.Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds)
            || totalSeconds <= 0)
        {
            return false;
        }

        var percent = (int)Math.Clamp(microseconds / 10_000 / totalSeconds, 0, 100);
        if (percent <= Percent)
        {
            return false;
        }

        Percent = percent;
        return true;
    }
}
