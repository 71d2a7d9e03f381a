namespace ClassCast.Core.Ports;

/// <summary>One partition of a table or of one of its indexes, in order of the sort key.</summary>
public sealed record TableQuery(string Partition)
{
    public const int MaximumLimit = 1000;

    /// <summary>Null for the table itself.</summary>
    public string? Index { get; init; }

    public SortRange Sort { get; init; } = SortRange.Everything;

    public bool Descending { get; init; }

    /// <summary>1 to <see cref="MaximumLimit"/> items a page.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>As returned by the page before, for the same query; anything else is an <see cref="InvalidCursorException"/>.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A range of sort keys, compared by ordinal; both bounds inclusive, null is open.</summary>
public sealed record SortRange
{
    public static SortRange Everything { get; } = new();

    public string? From { get; private init; }

    public string? To { get; private init; }

    public string? Prefix { get; private init; }

    public static SortRange Between(string? from, string? to) => new() { From = from, To = to };

    public static SortRange BeginsWith(string prefix) => new() { Prefix = prefix };
}

/// <summary><paramref name="NextCursor"/> is null on the last page. It is opaque and survives restarts and other instances.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
