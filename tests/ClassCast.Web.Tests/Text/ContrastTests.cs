using System.Globalization;
using System.Text.RegularExpressions;

namespace ClassCast.Web.Tests.Text;

/// <summary>The colours of tokens.css by WCAG 2.2: 4.5 : 1 for text, 3 : 1 for the edges of controls and for focus.</summary>
public sealed partial class ContrastTests
{
    private static readonly IReadOnlyDictionary<string, (string Light, string Dark)> Tokens = Read();

    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in new[] { "paper", "surface", "sunken" })
        {
            foreach (var ink in new[] { "ink", "ink-2", "ink-3", "link", "bad" }) pairs.Add(ink, ground, 4.5);
        }

        foreach (var tone in new[] { "good", "warn", "bad", "info", "neutral", "indigo", "teal", "green", "amber", "coral", "rose", "violet", "slate" })
        {
            pairs.Add(tone, tone + "-soft", 4.5);
            if (tone != "neutral") pairs.Add("ink", tone + "-soft", 4.5);
        }

        foreach (var tint in new[] { "indigo", "teal", "green", "amber", "coral", "rose", "violet", "slate" })
        {
            pairs.Add(tint, "paper", 4.5);
            pairs.Add(tint, "surface", 4.5);
        }

        pairs.Add("on-primary", "primary", 4.5);
        pairs.Add("on-primary", "primary-hover", 4.5);
        pairs.Add("on-record", "record", 4.5);
        pairs.Add("primary", "primary-soft", 4.5);
        pairs.Add("link", "primary-soft", 4.5);
        pairs.Add("chalk", "board", 4.5);
        pairs.Add("chalk-2", "board", 4.5);
        pairs.Add("chalk", "board-raised", 4.5);
        pairs.Add("line-strong", "paper", 3);
        pairs.Add("line-strong", "surface", 3);
        pairs.Add("focus", "paper", 3);
        pairs.Add("focus", "surface", 3);
        pairs.Add("marigold", "board", 3);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_of_colours_can_be_read_by_day_and_by_night(string ink, string ground, double least)
    {
        Assert.True(Contrast(Tokens[ink].Light, Tokens[ground].Light) >= least, $"{ink} on {ground} in light: {Contrast(Tokens[ink].Light, Tokens[ground].Light):0.00}");
        Assert.True(Contrast(Tokens[ink].Dark, Tokens[ground].Dark) >= least, $"{ink} on {ground} in dark: {Contrast(Tokens[ink].Dark, Tokens[ground].Dark):0.00}");
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    private static double Luminance(string hex)
    {
        var channels = Enumerable.Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan((i * 2) + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static Dictionary<string, (string, string)> Read()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ClassCast.sln"))) directory = directory.Parent;
        var css = File.ReadAllText(Path.Combine(directory!.FullName, "ClassCast.Web", "wwwroot", "css", "tokens.css"));
        return Token().Matches(css).ToDictionary(m => m.Groups["name"].Value, m => (m.Groups["light"].Value, m.Groups["dark"].Value));
    }

    [GeneratedRegex(@"--(?<name>[a-z0-9-]+):\s*light-dark\((?<light>#[0-9a-f]{6}),\s*(?<dark>#[0-9a-f]{6})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
