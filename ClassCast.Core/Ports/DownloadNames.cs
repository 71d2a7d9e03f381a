using System.Globalization;
using System.Text;

namespace ClassCast.Core.Ports;

/// <summary>Makes of any text a file name that no header, shell or desktop trips over; letters of all scripts stay.</summary>
public static class DownloadNames
{
    private const int MaximumLength = 150;

    public static string Clean(string name)
    {
        var cleaned = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            // Format includes the marks that turn the writing direction, with which "exe.4pm" looks like "mp4.exe" backwards
            cleaned.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned
                || rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD
                    ? "_"
                    : rune.ToString());
        }

        var text = cleaned.ToString().Trim().TrimStart('.');
        return text.Length switch
        {
            0 => "download",
            > MaximumLength => Shorten(text),
            _ => text,
        };
    }

    private static string Shorten(string text)
    {
        var extension = Path.GetExtension(text) is { Length: < 10 } kept ? kept : "";
        var end = MaximumLength - extension.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + extension;
    }
}
