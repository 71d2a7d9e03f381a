using System.Globalization;
using System.Text;

namespace ClassCast.Backends.Aws.Topics;

/// <summary>
/// Subjects as SNS takes them (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html): ASCII on one line, begun by a letter, digit or mark, below 100
/// characters. Any other character becomes '?'.
/// </summary>
internal static class TopicSubjects
{
    private const int MaximumLength = 99;

    public static string Of(string subject)
    {
        var ascii = new StringBuilder();
        foreach (var rune in subject.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format)
            {
                continue; // a joiner, a mark of direction
            }

            ascii.Append(rune.Value is > ' ' and <= '~' ? (char)rune.Value : rune.Value is ' ' || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? ' ' : '?');
        }

        var text = ascii.ToString().Trim();
        return text.Length switch
        {
            0 => "ClassCast",
            > MaximumLength => text[..(MaximumLength - 3)] + "...",
            _ => text,
        };
    }
}
