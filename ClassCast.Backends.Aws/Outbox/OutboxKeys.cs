using System.Globalization;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>Keys of the outbox table: a few partitions, so that writers do not meet on one, each in order of time, so that what is due comes first.</summary>
internal static class OutboxKeys
{
    /// <summary>Holds what was given up, with its error, until an administrator has looked at it.</summary>
    public const string Dead = "dead";

    /// <summary>A sweep asks each of them, so there are no more than a classroom needs: each takes about a thousand commits a second.</summary>
    public static IReadOnlyList<string> Shards { get; } = ["0", "1", "2", "3"];

    /// <summary>How long whoever wrote or claimed an entry has to send it, before another process takes it up.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(15);

    public static string Shard(string entryId) => Shards[entryId[^1] % Shards.Count];

    /// <summary><c>{Unix milliseconds, 13 digits}#{entryId}</c>.</summary>
    public static string Due(DateTimeOffset time, string entryId) => $"{Milliseconds(time)}#{entryId}";

    /// <summary>Above every key that is due at this time, below every later one: <c>$</c> follows <c>#</c>.</summary>
    public static string DueBy(DateTimeOffset time) => $"{Milliseconds(time)}$";

    public static DateTimeOffset TimeOf(string due) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(due.AsSpan(0, 13), CultureInfo.InvariantCulture));

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString("D13", CultureInfo.InvariantCulture);
}
