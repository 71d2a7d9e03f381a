using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Aspire.Hosting.Dashboard.Html;

/// <summary>
/// Markup that is safe to send. It is made only from interpolated strings, in which every value is encoded unless it is
/// markup itself, so that nothing a process reports can become part of the page's structure.
/// </summary>
internal readonly struct Markup
{
    private readonly string? _text;

    private Markup(string text) => _text = text;

    public static Markup Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    public static Markup Of(MarkupBuilder content) => new(content.Text);

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p._text)));

    public override string ToString() => _text ?? "";
}

[InterpolatedStringHandler]
internal readonly ref struct MarkupBuilder(int literalLength, int holes)
{
    private readonly StringBuilder _text = new(literalLength + (holes * 24));

    public string Text => _text.ToString();

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup markup) => _text.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
            _text.Append(part.ToString());
    }

    public void AppendFormatted(string? text) => _text.Append(text is null ? "" : HtmlEncoder.Default.Encode(text));

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Two decimals are enough for a coordinate.</summary>
    public void AppendFormatted(double number) => _text.Append(number.ToString("0.##", CultureInfo.InvariantCulture));
}
