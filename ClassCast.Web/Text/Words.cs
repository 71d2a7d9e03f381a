using System.Globalization;
using ClassCast.Contracts;

namespace ClassCast.Web.Text;

/// <summary>Numbers and rules in words.</summary>
public static class Words
{
    public const string PasswordRule = "At least 8 characters, with a lower-case and an upper-case letter, a digit and a symbol.";

    /// <summary>"1 attempt", "3 attempts".</summary>
    public static string Count(int number, string one, string? many = null) =>
        number.ToString(CultureInfo.InvariantCulture) + " " + (number == 1 ? one : many ?? one + "s");

    /// <summary>92.5, 100: without needless zeros.</summary>
    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"500 MB", "2 GB".</summary>
    public static string Megabytes(int megabytes) => megabytes % 1024 == 0 ? $"{megabytes / 1024} GB" : $"{megabytes} MB";

    /// <summary>"1.4 MB", "820 KB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => Count((int)bytes, "byte"),
        < 1_000_000 => (bytes / 1000d).ToString("0", CultureInfo.InvariantCulture) + " KB",
        < 1_000_000_000 => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        _ => (bytes / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + " GB",
    };

    /// <summary>"5 minutes", "1 hour 30 minutes", "45 seconds".</summary>
    public static string Length(int seconds)
    {
        var span = TimeSpan.FromSeconds(seconds);
        List<string> parts = [];
        if (span.TotalHours >= 1) parts.Add(Count((int)span.TotalHours, "hour"));
        if (span.Minutes > 0) parts.Add(Count(span.Minutes, "minute"));
        if (span.Seconds > 0) parts.Add(Count(span.Seconds, "second"));
        return string.Join(" ", parts);
    }

    /// <summary>"3:07", "1:02:45": as players show it.</summary>
    public static string Timecode(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Max(0, Math.Round(seconds)));
        return span.TotalHours >= 1
            ? $"{(int)span.TotalHours}:{span.Minutes:00}:{span.Seconds:00}"
            : $"{span.Minutes}:{span.Seconds:00}";
    }

    /// <summary>"MP4, WebM or MOV".</summary>
    public static string Types(IReadOnlyList<string> types)
    {
        var names = types.Select(t => t switch { "webm" => "WebM", _ => t.ToUpperInvariant() }).ToArray();
        return names.Length < 2 ? string.Concat(names) : string.Join(", ", names[..^1]) + " or " + names[^1];
    }

    public static string LateRule(AssignmentResponse assignment) => (assignment.LateAllowed, assignment.LatePenaltyPercentPerDay) switch
    {
        (false, _) => "Late work is not accepted.",
        (true, 0) => "Late work is accepted without a penalty.",
        (true, var penalty) => $"Late work loses {penalty} % for each day begun"
            + (assignment.LateFloorPercent > 0 ? $", but at least {assignment.LateFloorPercent} % of what it earned is kept." : "."),
    };

    /// <summary>Two letters for an avatar: of the first and the last name.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var letters = parts.Length switch
        {
            0 => "?",
            1 => First(parts[0]),
            _ => First(parts[0]) + First(parts[^1]),
        };
        return letters.ToUpperInvariant();

        // a letter may be several UTF-16 units
        static string First(string word) => StringInfo.GetNextTextElement(word);
    }
}
