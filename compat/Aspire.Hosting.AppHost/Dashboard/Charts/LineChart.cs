using System.Globalization;
using System.Text;
using Aspire.Hosting.Dashboard.Html;

namespace Aspire.Hosting.Dashboard.Charts;

/// <summary>Draws lines over time as SVG; the caller gives the same numbers as text.</summary>
internal static class LineChart
{
    private const double Width = 900;
    private const double Height = 280;
    private const double Left = 64;
    private const double Right = 12;
    private const double Top = 12;
    private const double Bottom = 28;

    public static Markup Render(IReadOnlyList<Line> lines, string unit, string label, long now, TimeSpan window)
    {
        var max = NiceMaximum(lines.SelectMany(l => l.Values).Max() ?? 0);
        return Markup.Of($"""
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-label="{label}">
            {Enumerable.Range(0, 5).Select(i => GridLine(max * i / 4, max, unit))}
            {Enumerable.Range(0, 5).Select(i => TimeLabel(i / 4.0, now, window))}
            {lines.Select((line, i) => Markup.Of($"""<path class="line s{i % 6}" d="{Path(line, max, Left, Width - Left - Right, Top, Height - Top - Bottom)}"/>"""))}
            </svg>
            <ul class="legend">{lines.Select((line, i) => Markup.Of($"<li><span class=\"key s{i % 6}\" aria-hidden=\"true\"></span>{line.Name} <b>{(line.Last is { } v ? Format.Quantity(v, unit) : "no data")}</b></li>"))}</ul>
            """);
    }

    /// <summary>A line alone, small.</summary>
    public static Markup Sparkline(Line line)
    {
        var max = line.Values.Max() ?? 0;
        return Markup.Of($"""
            <svg class="spark" viewBox="0 0 240 48" preserveAspectRatio="none" aria-hidden="true"><path class="line s0" d="{Path(line, max <= 0 ? 1 : max, 1, 238, 3, 42)}"/></svg>
            """);
    }

    private static Markup GridLine(double value, double max, string unit)
    {
        var y = Top + ((Height - Top - Bottom) * (1 - (value / max)));
        return Markup.Of($"""<line class="grid" x1="{Left}" x2="{Width - Right}" y1="{y}" y2="{y}"/><text class="axis" x="{Left - 8}" y="{y + 4}" text-anchor="end">{Format.Quantity(value, unit)}</text>""");
    }

    private static Markup TimeLabel(double share, long now, TimeSpan window)
    {
        var x = Left + ((Width - Left - Right) * share);
        var time = now - (long)(window.Ticks * 100 * (1 - share));
        var anchor = share switch { 0 => "start", 1 => "end", _ => "middle" };
        return Markup.Of($"""<text class="axis" x="{x}" y="{Height - 8}" text-anchor="{anchor}">{Format.TimeOfDay(time)[..8]}</text>""");
    }

    private static string Path(Line line, double max, double left, double width, double top, double height)
    {
        var path = new StringBuilder();
        var pen = 'M';
        for (var i = 0; i < line.Values.Length; i++)
        {
            if (line.Values[i] is not { } value)
            {
                pen = 'M';
                continue;
            }
            var x = left + (width * i / (line.Values.Length - 1));
            var y = top + (height * (1 - (value / max)));
            path.Append(CultureInfo.InvariantCulture, $"{pen}{x:0.#} {y:0.#}");
            // a point without neighbours would be invisible: a line of no length has round ends
            if (pen == 'M')
                path.Append('h').Append('0');
            pen = 'L';
        }
        return path.ToString();
    }

    /// <summary>The next of 1, 2, 2.5, 5 times a power of ten, so that the axis has round numbers.</summary>
    private static double NiceMaximum(double value)
    {
        if (value <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 2.5, 5, 10 }.First(f => f * power >= value * 0.999) * power;
    }
}
