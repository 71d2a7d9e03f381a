namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names become environment variables, host names and log prefixes, hence the narrow alphabet.</summary>
internal static class ResourceNames
{
    private const int MaxLength = 64;

    public static void Validate(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > MaxLength
            || !char.IsAsciiLetter(name[0])
            || name[^1] == '-'
            || name.Contains("--", StringComparison.Ordinal)
            || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            throw new ArgumentException(
                $"Resource name '{name}' is invalid: use up to {MaxLength} ASCII letters, digits and single hyphens, beginning with a letter.", nameof(name));
    }
}
