namespace ClassCast.Web.Hosting;

/// <summary>
/// The origins besides this site that signed addresses of videos and uploads lead to. The Api signs them; this site only lets the browser go there.
/// </summary>
public static class MediaOrigins
{
    /// <summary>Absolute addresses, separated by spaces; of each only the origin counts. Empty when media comes through this site.</summary>
    public const string Key = "ClassCast:MediaOrigins";

    /// <summary>One such address: where the Api is published. Its origin counts like the others.</summary>
    public const string PublicUrl = "ClassCast:PublicUrl";

    /// <exception cref="InvalidOperationException">Something is not an http or https address; the message names the setting.</exception>
    public static IReadOnlyList<string> Read(IConfiguration configuration) =>
        [.. Origins(configuration, Key).Concat(Origins(configuration, PublicUrl)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Origins(IConfiguration configuration, string key) =>
        (configuration[key] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(address =>
            Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? uri.GetLeftPart(UriPartial.Authority)
                : throw new InvalidOperationException(
                    $"{key.Replace(":", "__", StringComparison.Ordinal)} must hold absolute http or https addresses, or be empty; it has '{address}'."));
}
