using System.Globalization;

namespace ClassCast.Core.Audit;

/// <summary>What an entry tells about a change.</summary>
public static class AuditFacts
{
    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    public static IReadOnlyDictionary<string, string> Of(params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var told = new Dictionary<string, string>();
        foreach (var (name, value) in facts)
        {
            told[name] = Text(value);
        }

        return told;
    }

    /// <summary>Only what differs, as <c>before → after</c>.</summary>
    public static IReadOnlyDictionary<string, string> Changed(params ReadOnlySpan<(string Name, object? Before, object? After)> values)
    {
        var told = new Dictionary<string, string>();
        foreach (var (name, before, after) in values)
        {
            if (!Equals(before, after))
            {
                told[name] = $"{Text(before)} → {Text(after)}";
            }
        }

        return told;
    }

    private static string Text(object? value) => value switch
    {
        null => "none",
        DateTimeOffset time => Timestamps.Format(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "none",
    };
}
