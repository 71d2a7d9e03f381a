using System.Globalization;

namespace ClassCast.Web.Forms;

/// <summary>Between the instants of the Api and what a date-time field shows, in the person's time zone.</summary>
public static class ZoneTime
{
    // as <input type="datetime-local"> reads and writes it; browsers may add seconds
    private const string Format = "yyyy-MM-ddTHH:mm";
    private static readonly string[] Accepted = [Format, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    public static string ToField(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is null ? "" : TimeZoneInfo.ConvertTime(at.Value, zone).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Null when it is no date and time. An hour that the clock skips counts from before the change; one that it repeats is the first.</summary>
    public static DateTimeOffset? FromField(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(text, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-2))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        var ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
