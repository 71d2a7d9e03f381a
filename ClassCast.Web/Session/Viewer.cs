namespace ClassCast.Web.Session;

/// <summary>How the person looks at the pages: their clock's zone and the theme they chose, both from cookies without secrets.</summary>
public sealed class Viewer
{
    public const string ZoneCookie = "tz";
    public const string ThemeCookie = "theme";

    public Viewer(IHttpContextAccessor context, TimeProvider clock)
    {
        Now = clock.GetUtcNow();
        var cookies = context.HttpContext?.Request.Cookies;
        HasZone = TryZone(cookies?[ZoneCookie], out var zone);
        Zone = zone;
        Theme = cookies?[ThemeCookie] is "light" or "dark" ? cookies[ThemeCookie] : null;
    }

    /// <summary>The moment the page is made; one for the whole page.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>UTC until the browser has told its own.</summary>
    public TimeZoneInfo Zone { get; }

    public bool HasZone { get; }

    /// <summary>light, dark, or null to follow the device.</summary>
    public string? Theme { get; }

    private static bool TryZone(string? name, out TimeZoneInfo zone)
    {
        zone = TimeZoneInfo.Utc;

        // an IANA name such as America/Argentina/Buenos_Aires; the lookup opens a file of that name
        if (name is not { Length: > 0 and < 64 } || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')) return false;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)) return false;
        zone = found;
        return true;
    }
}
