using System.Globalization;

namespace Aspire.Hosting.Dashboard.Html;

/// <summary>
/// Turns the colours of a terminal line (<c>ESC[32minfoESC[39m</c>: ECMA-48 SGR) into classes, and drops every other
/// control sequence.
/// </summary>
internal static class Ansi
{
    private const char Escape = '\u001b';

    public static Markup ToMarkup(string line)
    {
        if (!line.Contains(Escape))
            return Markup.Of($"{line}");

        var parts = new List<Markup>();
        var style = default(Style);
        var at = 0;
        while (at < line.Length)
        {
            var escape = line.IndexOf(Escape, at);
            var end = escape < 0 ? line.Length : escape;
            if (end > at)
                parts.Add(style.Wrap(line[at..end]));
            if (escape < 0)
                break;
            at = SequenceEnd(line, escape);
            if (line[at - 1] == 'm' && at - escape > 2)
                style = style.After(line[(escape + 2)..(at - 1)]);
        }
        return Markup.Join(parts);
    }

    /// <summary>The index after the sequence that begins at <paramref name="escape"/>.</summary>
    private static int SequenceEnd(string line, int escape)
    {
        if (escape + 1 >= line.Length || line[escape + 1] != '[')
            return Math.Min(escape + 2, line.Length);
        var at = escape + 2;
        while (at < line.Length && line[at] is < '@' or > '~')
            at++;
        return Math.Min(at + 1, line.Length);
    }

    private readonly record struct Style(int Foreground, bool Bold, bool Dim)
    {
        public Style After(string codes)
        {
            var style = this;
            foreach (var part in codes.Split(';'))
            {
                _ = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var code);
                style = code switch
                {
                    0 => default,
                    1 => style with { Bold = true },
                    2 => style with { Dim = true },
                    22 => style with { Bold = false, Dim = false },
                    39 => style with { Foreground = 0 },
                    >= 30 and <= 37 => style with { Foreground = code },
                    >= 90 and <= 97 => style with { Foreground = code - 60 },
                    _ => style,
                };
                // 38;5;n and 48;2;r;g;b: the numbers that follow are not codes
                if (code is 38 or 48)
                    break;
            }
            return style;
        }

        public Markup Wrap(string text) => this == default
            ? Markup.Of($"{text}")
            : Markup.Of($"<span class=\"a{Foreground}{(Bold ? " bold" : "")}{(Dim ? " dim" : "")}\">{text}</span>");
    }
}
