using System.Globalization;

namespace Aspire.Hosting.Dashboard.Html;

/// <summary>Numbers and times as people read them; times are the machine's local time.</summary>
internal static class Format
{
    public static string Duration(long nanoseconds) => nanoseconds switch
    {
        0 => "0",
        < 1_000 => Number(nanoseconds, "ns"),
        < 1_000_000 => Number(nanoseconds / 1e3, "µs"),
        < 1_000_000_000 => Number(nanoseconds / 1e6, "ms"),
        < 60_000_000_000 => Number(nanoseconds / 1e9, "s"),
        < 3_600_000_000_000 => $"{nanoseconds / 60_000_000_000} m {nanoseconds / 1_000_000_000 % 60} s",
        _ => $"{nanoseconds / 3_600_000_000_000} h {nanoseconds / 60_000_000_000 % 60} m",
    };

    public static string TimeOfDay(long nanoseconds) => Local(nanoseconds).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    public static string FullTime(long nanoseconds) => Local(nanoseconds).ToString("yyyy-MM-dd HH:mm:ss.fff zzz", CultureInfo.InvariantCulture);

    public static Markup Time(long nanoseconds) =>
        Markup.Of($"<time datetime=\"{Iso(nanoseconds)}\" title=\"{FullTime(nanoseconds)}\">{TimeOfDay(nanoseconds)}</time>");

    public static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * 100;

    /// <summary>A value of a metric with the unit that its instrument declares (UCUM: <c>s</c>, <c>By</c>, <c>{request}</c>).</summary>
    public static string Quantity(double value, string unit) => unit switch
    {
        "s" => Duration((long)Math.Clamp(value * 1e9, 0, 9e18)),
        "ms" => Duration((long)Math.Clamp(value * 1e6, 0, 9e18)),
        "ns" => Duration((long)Math.Clamp(value, 0, 9e18)),
        "By" => Bytes(value),
        "%" => Short(value) + " %",
        "1" or "" => Short(value),
        ['{', .. var thing, '}'] => Short(value) + " " + (value is 1 || thing.EndsWith('s') ? thing : thing + "s"),
        _ => Short(value) + " " + unit,
    };

    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e9 => Number(value / 1e9, "G"),
        >= 1e6 => Number(value / 1e6, "M"),
        >= 1e4 => Number(value / 1e3, "k"),
        _ => Significant(value),
    };

    private static string Bytes(double value) => Math.Abs(value) switch
    {
        >= 1L << 30 => Number(value / (1L << 30), "GiB"),
        >= 1L << 20 => Number(value / (1L << 20), "MiB"),
        >= 1L << 10 => Number(value / (1L << 10), "KiB"),
        _ => Number(value, "B"),
    };

    private static DateTimeOffset Local(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100).ToLocalTime();

    private static string Iso(long nanoseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / 100).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Number(double value, string unit) => Significant(value) + " " + unit;

    private static string Significant(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "0", >= 10 => "0.#", _ => "0.##" },
        CultureInfo.InvariantCulture);
}
