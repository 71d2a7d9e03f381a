using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded;

/// <summary>Section <c>ClassCast</c>.</summary>
public sealed class EmbeddedOptions
{
    public const string Section = "ClassCast";

    /// <summary>
    /// Absolute path of the directory for the database, the files and the keys, on a local disk (SQLite's WAL does not work over a network share).
    /// All processes of one installation name the same one; it is created when missing.
    /// </summary>
    public string? DataDirectory { get; set; }

    /// <summary>
    /// Where browsers reach the Api's signed file addresses, for example <c>https://classroom.example</c>. Empty when they reach them through the
    /// host that the page came from, as the web front end offers.
    /// </summary>
    public string? PublicUrl { get; set; }
}

internal sealed class EmbeddedOptionsValidator : IValidateOptions<EmbeddedOptions>
{
    private const string Key = "ClassCast__DataDirectory";

    public ValidateOptionsResult Validate(string? name, EmbeddedOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            return ValidateOptionsResult.Fail($"Set {Key} to the directory that shall hold the classroom's data, for example {Key}=/var/lib/classcast.");
        }

        if (!Path.IsPathFullyQualified(options.DataDirectory))
        {
            return ValidateOptionsResult.Fail($"{Key} must be an absolute path, because every process has its own current directory; it is '{options.DataDirectory}'.");
        }

        if (!string.IsNullOrEmpty(options.PublicUrl)
            && !(Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)))
        {
            return ValidateOptionsResult.Fail($"ClassCast__PublicUrl must be an absolute http or https address, or empty; it is '{options.PublicUrl}'.");
        }

        try
        {
            DataDirectory.Create(options.DataDirectory);
            return ValidateOptionsResult.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"{Key} names '{options.DataDirectory}', which cannot be used: {error.Message}");
        }
    }
}
