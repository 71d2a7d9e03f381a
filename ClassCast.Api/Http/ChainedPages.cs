using ClassCast.Core.Ports;

namespace ClassCast.Api.Http;

/// <summary>A query that is one stretch of a longer list.</summary>
/// <param name="Key">Short, unique in its list and the same whenever the list is read; part of the cursor.</param>
/// <param name="Keep">What of it belongs to the list; for what no index can select.</param>
public sealed record Stretch<T>(string Key, TableQuery Query, Func<T, bool> Keep);

/// <summary>Queries one after the other, paged as one list.</summary>
public static class ChainedPages
{
    /// <summary>So many reads for a page, however little of them is kept; the page is then shorter than asked for, and its cursor goes on.</summary>
    private const int MaximumReads = 40;

    /// <exception cref="InvalidCursorException">Not one of this list's.</exception>
    public static async Task<Page<T>> QueryChainAsync<T>(
        this ITableStore store, Table<T> table, IReadOnlyList<Stretch<T>> stretches, string? cursor, int limit, CancellationToken cancellationToken)
        where T : Item
    {
        var (index, inner) = Parse(stretches, cursor);
        var found = new List<T>();
        for (var reads = 0; index < stretches.Count; reads++)
        {
            if (found.Count == limit || reads == MaximumReads)
            {
                return new(found, $"{stretches[index].Key}.{inner}");
            }

            var query = stretches[index].Query with { Limit = limit - found.Count, Cursor = inner };
            var page = await store.QueryAsync(table, query, cancellationToken);
            found.AddRange(page.Items.Where(stretches[index].Keep));
            inner = page.NextCursor;
            index += inner is null ? 1 : 0;
        }

        return new(found, null);
    }

    private static (int Index, string? Inner) Parse<T>(IReadOnlyList<Stretch<T>> stretches, string? cursor)
    {
        if (cursor is null)
        {
            return (0, null);
        }

        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        for (var index = 0; dot > 0 && index < stretches.Count; index++)
        {
            if (cursor.AsSpan(0, dot).SequenceEqual(stretches[index].Key))
            {
                return (index, dot + 1 == cursor.Length ? null : cursor[(dot + 1)..]);
            }
        }

        throw new InvalidCursorException();
    }
}
