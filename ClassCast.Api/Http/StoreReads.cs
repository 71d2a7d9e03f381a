using ClassCast.Core.Ports;

namespace ClassCast.Api.Http;

/// <summary>Reads that every list needs.</summary>
public static class StoreReads
{
    private const int KeysAtOnce = 100;

    /// <summary>Many items at once by their ids, in as few reads as the port allows; ids may repeat, missing items are left out.</summary>
    public static async Task<Dictionary<string, T>> GetByIdAsync<T>(
        this ITableStore store, Table<T> table, IEnumerable<string> ids, Func<T, string> idOf, CancellationToken cancellationToken)
        where T : Item
    {
        var found = new Dictionary<string, T>();
        foreach (var chunk in ids.Distinct().Chunk(KeysAtOnce))
        {
            foreach (var item in await store.GetManyAsync(table, [.. chunk.Select(id => new ItemKey(id))], cancellationToken))
            {
                found[idOf(item)] = item;
            }
        }

        return found;
    }

    /// <summary>A whole partition, page by page. Only for partitions that a rule keeps small: sections, a roster, a person's courses.</summary>
    public static async Task<List<T>> QueryAllAsync<T>(this ITableStore store, Table<T> table, TableQuery query, CancellationToken cancellationToken)
        where T : Item
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var page = await store.QueryAsync(table, query with { Limit = TableQuery.MaximumLimit, Cursor = cursor }, cancellationToken);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return items;
    }
}
