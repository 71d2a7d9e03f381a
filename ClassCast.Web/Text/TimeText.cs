using System.Globalization;

namespace ClassCast.Web.Text;

/// <summary>Moments in words, in the reader's time zone.</summary>
public static class TimeText
{
    /// <summary>"Sat 28 Nov 2026, 23:59"; the year only when it is not this one.</summary>
    public static string Brief(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var sameYear = local.Year == TimeZoneInfo.ConvertTime(now, zone).Year;
        return local.ToString(sameYear ? "ddd d MMM, HH:mm" : "ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>"Saturday 28 November 2026, 23:59 (UTC+01:00)".</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var offset = local.Offset == TimeSpan.Zero ? "UTC" : "UTC" + local.ToString("zzz", CultureInfo.InvariantCulture);
        return local.ToString("dddd d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " (" + offset + ")";
    }

    /// <summary>"in 3 days", "2 hours ago", "just now".</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var distance = at - now;
        var ahead = distance > TimeSpan.Zero;
        var span = distance.Duration();
        if (span < TimeSpan.FromSeconds(45)) return ahead ? "in a moment" : "just now";
        var words = span switch
        {
            { TotalMinutes: < 59.5 } => Count(Math.Max(1, Math.Round(span.TotalMinutes)), "minute"),
            { TotalHours: < 23.5 } => Count(Math.Round(span.TotalHours), "hour"),
            { TotalDays: < 29.5 } => Count(Math.Max(1, Math.Round(span.TotalDays)), "day"),
            { TotalDays: < 345 } => Count(Math.Max(1, Math.Round(span.TotalDays / 30.4)), "month"),
            _ => Count(Math.Max(1, Math.Round(span.TotalDays / 365.25)), "year"),
        };
        return ahead ? "in " + words : words + " ago";
    }

    /// <summary>"Due today at 23:59", "Due tomorrow at 09:00", "Due in 5 days", "Was due 2 days ago".</summary>
    public static string Due(DateTimeOffset due, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(due, zone);
        var days = (local.Date - TimeZoneInfo.ConvertTime(now, zone).Date).Days;
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (due < now, days) switch
        {
            (true, 0) => "Was due today at " + clock,
            (true, -1) => "Was due yesterday at " + clock,
            (true, _) => "Was due " + Relative(due, now),
            (false, 0) => "Due today at " + clock,
            (false, 1) => "Due tomorrow at " + clock,
            (false, < 7) => "Due " + local.ToString("dddd", CultureInfo.InvariantCulture) + " at " + clock,
            _ => "Due " + Relative(due, now),
        };
    }

    private static string Count(double number, string unit) => Words.Count((int)number, unit);
}
