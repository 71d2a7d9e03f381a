using System.Security.Cryptography;

namespace ClassCast.Core.Courses;

/// <summary>Codes that people read from a board and type: no 0/O, 1/I/L.</summary>
public static class JoinCodes
{
    public const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    public const int Length = 8;

    /// <summary>Codes brought along from elsewhere may be shorter than ours.</summary>
    public const int MinimumLength = 5;

    public const int MaximumLength = 12;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As typed to as stored: trimmed and upper-cased. Null for what cannot be a code.</summary>
    public static string? Normalise(string? typed)
    {
        var code = typed?.Trim().ToUpperInvariant();
        return code is { Length: >= MinimumLength and <= MaximumLength } && code.All(Alphabet.Contains) ? code : null;
    }
}
