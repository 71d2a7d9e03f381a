namespace ClassCast.Core.People;

/// <summary>One spelling for each address, so that nobody has two accounts by typing it differently.</summary>
public static class EmailAddresses
{
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthOffset = FirstFullWidth - '!';
    private const char IdeographicSpace = '\u3000';

    /// <summary>
    /// Trimmed, lower case, and with the full-width forms that East Asian keyboards type (<c>ａ＠ｘ．ｙ</c>) as plain ASCII. That is the part of
    /// NFKC that addresses need; the framework's own does nothing under InvariantGlobalization, under which every process runs.
    /// </summary>
    public static string Normalize(string address) =>
        string.Concat(address.Select(Narrow)).Trim().ToLowerInvariant();

    private static char Narrow(char character) => character switch
    {
        >= FirstFullWidth and <= LastFullWidth => (char)(character - FullWidthOffset),
        '\u3002' or '\uFF61' => '.', // ideographic full stop, as domain names allow
        IdeographicSpace => ' ',
        _ => character,
    };
}
