using System.Globalization;
using System.Text;
using Aspire.Hosting.Dashboard.Html;

namespace Aspire.Hosting.Dashboard.Charts;

/// <summary>
/// Draws lines over time as SVG that stretches to its place; what is to be read stands beside it as text, which does not
/// shrink on a phone. The caller gives the numbers as a table too.
/// </summary>
internal static class LineChart
{
    private const double Width = 1000;
    private const double Height = 240;
    private const int MostMissing = 3;
    private static readonly int[] RoundSteps = [1, 2, 4, 5, 10];

    public static Markup Render(IReadOnlyList<Line> lines, string unit, string label, long now, TimeSpan window)
    {
        var max = NiceMaximum(lines.SelectMany(l => l.Values).Max() ?? 0);
        return Markup.Of($"""
            <div class="plot">
            <div class="scale" aria-hidden="true">{Quarters.Reverse().Select(q => Markup.Of($"<span>{Format.Quantity(max * q / 4, unit)}</span>"))}</div>
            <svg class="chart" viewBox="0 0 {Width} {Height}" preserveAspectRatio="none" role="img" aria-label="{label}">
            {Quarters.Select(q => Markup.Of($"<line class=\"grid\" x1=\"0\" x2=\"{Width}\" y1=\"{Height * q / 4}\" y2=\"{Height * q / 4}\"/>"))}
            {lines.Select((line, i) => Markup.Of($"<path class=\"line s{i % 6}\" d=\"{Path(line, max, Width, Height)}\"/>"))}
            </svg>
            <div class="times" aria-hidden="true">{Quarters.Select(q => Markup.Of($"<span>{Format.TimeOfDay(now - (window.Ticks * 100 * (4 - q) / 4))[..8]}</span>"))}</div>
            </div>
            <ul class="legend">{lines.Select((line, i) => Markup.Of($"<li><span class=\"key s{i % 6}\" aria-hidden=\"true\"></span>{line.Name} <b>{(line.Last is { } v ? Format.Quantity(v, unit) : "no data")}</b></li>"))}</ul>
            """);
    }

    /// <summary>A line alone, small.</summary>
    public static Markup Sparkline(Line line)
    {
        var max = line.Values.Max() ?? 0;
        return Markup.Of($"""
            <svg class="spark" viewBox="0 -4 240 48" preserveAspectRatio="none" aria-hidden="true"><path class="line s0" d="{Path(line, max <= 0 ? 1 : max, 240, 40)}"/></svg>
            """);
    }

    private static IEnumerable<int> Quarters => Enumerable.Range(0, 5);

    // a step or two in which nothing was measured do not break a line
    private static string Path(Line line, double max, double width, double height)
    {
        var path = new StringBuilder();
        var previous = -1;
        for (var i = 0; i < line.Values.Length; i++)
        {
            if (line.Values[i] is not { } value)
                continue;
            var x = line.Values.Length > 1 ? width * i / (line.Values.Length - 1) : width;
            var y = height * (1 - Math.Clamp(value / max, 0, 1));
            var continues = previous >= 0 && i - previous <= MostMissing;
            // a point without neighbours is a line of no length, which has round ends
            path.Append(CultureInfo.InvariantCulture, $"{(continues ? 'L' : 'M')}{x:0.#} {y:0.#}{(continues ? "" : "h0")}");
            previous = i;
        }
        return path.ToString();
    }

    /// <summary>The next of 1, 2, 4, 5 times a power of ten, so that a quarter of the axis is a round number.</summary>
    private static double NiceMaximum(double value)
    {
        if (value <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return RoundSteps.First(f => f * power >= value * 0.999) * power;
    }
}
