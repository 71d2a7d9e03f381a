using System.Text;

namespace ClassCast.Core.People;

/// <summary>What a password must have: at least 8 characters, a lower-case and an upper-case letter, a digit and a symbol.</summary>
public static class PasswordRules
{
    public const int MinimumLength = 8;
    public const int MaximumLength = 256;

    /// <returns>Everything that is wrong with it, in a fixed order; empty when it is good.</returns>
    public static IReadOnlyList<PasswordFlaw> Check(string password)
    {
        var characters = password.EnumerateRunes().ToList();
        return
        [
            .. Unless(characters.Count >= MinimumLength, PasswordFlaw.TooShort),
            .. Unless(characters.Count <= MaximumLength, PasswordFlaw.TooLong),
            .. Unless(characters.Any(Rune.IsLower), PasswordFlaw.NoLowerCase),
            .. Unless(characters.Any(Rune.IsUpper), PasswordFlaw.NoUpperCase),
            .. Unless(characters.Any(Rune.IsDigit), PasswordFlaw.NoDigit),
            .. Unless(characters.Any(IsSymbol), PasswordFlaw.NoSymbol),
        ];
    }

    /// <summary>One sentence for the person who chose it; empty for no flaws.</summary>
    public static string Describe(IReadOnlyList<PasswordFlaw> flaws) =>
        flaws.Count == 0 ? "" : $"The password needs {string.Join(", ", flaws.Select(Need))}.";

    private static string Need(PasswordFlaw flaw) => flaw switch
    {
        PasswordFlaw.TooShort => $"at least {MinimumLength} characters",
        PasswordFlaw.TooLong => $"at most {MaximumLength} characters",
        PasswordFlaw.NoLowerCase => "a lower-case letter",
        PasswordFlaw.NoUpperCase => "an upper-case letter",
        PasswordFlaw.NoDigit => "a digit",
        PasswordFlaw.NoSymbol => "a symbol",
        _ => throw new ArgumentOutOfRangeException(nameof(flaw)),
    };

    private static bool IsSymbol(Rune character) =>
        !Rune.IsLetterOrDigit(character) && !Rune.IsWhiteSpace(character) && !Rune.IsControl(character);

    private static IEnumerable<PasswordFlaw> Unless(bool holds, PasswordFlaw flaw) => holds ? [] : [flaw];
}

public enum PasswordFlaw
{
    TooShort,
    TooLong,
    NoLowerCase,
    NoUpperCase,
    NoDigit,
    NoSymbol,
}
