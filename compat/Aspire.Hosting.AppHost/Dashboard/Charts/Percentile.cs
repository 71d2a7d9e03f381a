using Aspire.Hosting.Dashboard.Telemetry;

namespace Aspire.Hosting.Dashboard.Charts;

internal static class Percentile
{
    /// <summary>
    /// An estimate from bucket counts: values are taken to lie evenly within their bucket. Beyond the last bound nothing is
    /// known, and the bound itself is given.
    /// </summary>
    public static double Of(Distribution distribution, double percentile)
    {
        if (distribution.Count == 0)
            return 0;
        if (distribution.Bounds.Count == 0)
            return distribution.Sum / distribution.Count;
        var wanted = distribution.Count * percentile / 100;
        double below = 0;
        for (var i = 0; i < distribution.Bounds.Count; i++)
        {
            var inside = distribution.Counts[i];
            if (inside > 0 && below + inside >= wanted)
            {
                var lower = i == 0 ? Math.Min(0, distribution.Bounds[0]) : distribution.Bounds[i - 1];
                return lower + ((distribution.Bounds[i] - lower) * (wanted - below) / inside);
            }
            below += inside;
        }
        return distribution.Bounds[^1];
    }
}
