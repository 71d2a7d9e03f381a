using ClassCast.Core.Ports;

namespace ClassCast.Bench.Hosting;

/// <summary>Counts what requests ask of the table store: calls, the items that came back, and commits.</summary>
internal sealed class CountingTableStore(ITableStore inner) : ITableStore
{
    private long reads;
    private long items;
    private long commits;

    public StoreCounts Counts => new(Interlocked.Read(ref reads), Interlocked.Read(ref items), Interlocked.Read(ref commits));

    public async Task<T?> GetAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken) where T : Item
    {
        var item = await inner.GetAsync(table, key, cancellationToken);
        Read(item is null ? 0 : 1);
        return item;
    }

    public async Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> table, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item
    {
        var found = await inner.GetManyAsync(table, keys, cancellationToken);
        Read(found.Count);
        return found;
    }

    public async Task<Page<T>> QueryAsync<T>(Table<T> table, TableQuery query, CancellationToken cancellationToken) where T : Item
    {
        var page = await inner.QueryAsync(table, query, cancellationToken);
        Read(page.Items.Count);
        return page;
    }

    public Task<T> PutAsync<T>(Table<T> table, T item, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        Interlocked.Increment(ref commits);
        return inner.PutAsync(table, item, cancellationToken, condition);
    }

    public Task<T> UpdateAsync<T>(Table<T> table, ItemKey key, Update update, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        Interlocked.Increment(ref commits);
        return inner.UpdateAsync(table, key, update, cancellationToken, condition);
    }

    public Task DeleteAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        Interlocked.Increment(ref commits);
        return inner.DeleteAsync(table, key, cancellationToken, condition);
    }

    public Task CommitAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref commits);
        return inner.CommitAsync(transaction, cancellationToken);
    }

    private void Read(int found)
    {
        Interlocked.Increment(ref reads);
        Interlocked.Add(ref items, found);
    }
}

/// <param name="Reads">Calls: a batch of keys is one, and so is a page.</param>
/// <param name="Items">That came back.</param>
/// <param name="Commits">Of any kind.</param>
internal readonly record struct StoreCounts(long Reads, long Items, long Commits)
{
    public static StoreCounts operator -(StoreCounts left, StoreCounts right) => new(left.Reads - right.Reads, left.Items - right.Items, left.Commits - right.Commits);
}
