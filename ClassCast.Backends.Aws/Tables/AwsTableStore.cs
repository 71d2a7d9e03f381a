using ClassCast.Backends.Aws.Outbox;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Tables in DynamoDB.</summary>
internal sealed class AwsTableStore(TableReader reader, TableQueries queries, TableWriter writer, OutboxWriter outbox) : ITableStore
{
    public Task<T?> GetAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken) where T : Item =>
        reader.GetAsync(table, key, cancellationToken);

    public Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> table, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item =>
        reader.GetManyAsync(table, keys, cancellationToken);

    public Task<Page<T>> QueryAsync<T>(Table<T> table, TableQuery query, CancellationToken cancellationToken) where T : Item =>
        queries.QueryAsync(table, query, cancellationToken);

    public async Task<T> PutAsync<T>(Table<T> table, T item, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        var write = writer.Prepare(new PutWrite<T>(table, item, condition));
        await writer.WriteAsync(write, cancellationToken);
        return item with { Version = write.Version };
    }

    public async Task<T> UpdateAsync<T>(Table<T> table, ItemKey key, Update update, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        var write = writer.Prepare(new UpdateWrite(table, key, update, condition));
        return await writer.WriteAsync(write, cancellationToken) is { } after
            ? TableReader.Parse(table, after)
            // deleted since: the same as if it had been deleted before
            : await reader.GetAsync(table, key, cancellationToken) ?? throw write.Failed(0);
    }

    public Task DeleteAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken, Condition? condition = null) where T : Item =>
        writer.WriteAsync(writer.Prepare(new DeleteWrite(table, key, condition)), cancellationToken);

    public async Task CommitAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        var writes = Prepare(transaction);
        var entries = outbox.Pack(transaction.Messages);
        PreparedWrite[] packed = [.. entries.Select(entry => writer.Prepare(new PutWrite<OutboxEntry>(AwsTables.Outbox, entry, null)))];
        switch (writes.Length + packed.Length)
        {
            case 0:
                return;
            case 1:
                await writer.WriteAsync(writes.Concat(packed).Single(), cancellationToken);
                break;
            case > Transaction.MaximumWrites:
                throw new TransactionTooLargeException(Transaction.MaximumWrites - packed.Length);
            default:
                await writer.CommitAsync(writes, packed, cancellationToken);
                break;
        }

        outbox.Committed(entries);
    }

    private PreparedWrite[] Prepare(Transaction transaction)
    {
        var writes = transaction.Writes.Select(writer.Prepare).ToArray();
        var seen = new HashSet<(string, ItemKey)>();
        foreach (var write in writes)
        {
            if (!seen.Add((write.Table.Name, write.Key)))
            {
                throw new DuplicateWriteException(write.Table.Definition.Name, write.Key);
            }
        }

        transaction.RequireSize(writes.Sum(write => (long)write.Bytes));
        return writes;
    }
}
