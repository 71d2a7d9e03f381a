using System.Collections.Immutable;

namespace ClassCast.Infra.Tests.Permissions;

/// <summary>Compares what is used with what is granted: nothing may be missing, and nothing be too much.</summary>
internal static class LeastPrivilege
{
    public static IEnumerable<string> Differences(Rights used, Rights granted) =>
    [
        .. Differences("the action", used.Actions, granted.Actions),
        .. Differences("the table", used.Tables, granted.Tables),
        .. Differences("the queue", used.Queues, granted.Queues),
        .. Differences("the bucket", used.Buckets, granted.Buckets),
    ];

    private static IEnumerable<string> Differences(string kind, ImmutableSortedSet<string> used, ImmutableSortedSet<string> granted) =>
        granted.Contains(Rights.Everything)
            ? []
            : used.Except(granted).Select(name => $"It lacks {kind} {name}, which the code uses.")
                .Concat(granted.Except(used).Select(name => $"It grants {kind} {name}, which no code in the service's reach uses."));
}
