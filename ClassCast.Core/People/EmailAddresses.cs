namespace ClassCast.Core.People;

/// <summary>One spelling for each address, so that nobody has two accounts by typing it differently.</summary>
public static class EmailAddresses
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthOffset = FirstFullWidth - '!';
    private const string LocalSymbols = "!#$%&'*+-/=?^_`{|}~."; // RFC 5322, 3.2.3
    private const char IdeographicSpace = '\u3000';

    /// <summary>
    /// Trimmed, lower case, and with the full-width forms that East Asian keyboards type (<c>ａ＠ｘ．ｙ</c>) as plain ASCII. That is the part of
    /// NFKC that addresses need; the framework's own does nothing under InvariantGlobalization, under which every process runs.
    /// </summary>
    public static string Normalize(string address) =>
        string.Concat(address.Select(Narrow)).Trim().ToLowerInvariant();

    /// <summary>
    /// Whether an account may have it: one <c>@</c> between plain ASCII, as practically every school's addresses are. Letters of other scripts would allow
    /// addresses that look like somebody else's (a Cyrillic <c>а</c> in <c>ada@…</c>); international domains come in their ASCII form (<c>xn--…</c>).
    /// </summary>
    /// <param name="address">Normalised.</param>
    public static bool IsAcceptable(string address) =>
        address.Split('@') is [{ Length: > 0 } local, { Length: > 0 } domain]
        && local.All(letter => char.IsAsciiLetterOrDigit(letter) || LocalSymbols.Contains(letter))
        && domain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
        && domain[0] is not ('.' or '-')
        && domain[^1] is not ('.' or '-');

    private static char Narrow(char character) => character switch
    {
        >= FirstFullWidth and <= LastFullWidth => (char)(character - FullWidthOffset),
        '\u3002' or '\uFF61' => '.', // ideographic full stop, as domain names allow
        IdeographicSpace => ' ',
        _ => character,
    };
}
