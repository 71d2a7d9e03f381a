namespace ClassCast.Web.Session;

/// <summary>Where to go after signing in: only to a page of this site.</summary>
public static class LocalReturn
{
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl)
            ? path
            : otherwise;
}
