using System.Text.Json;
using ClassCast.Backends.Embedded.Outbox;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Tables in one SQLite database shared by the processes of this machine.</summary>
internal sealed class EmbeddedTableStore(EmbeddedDatabase storage, OutboxWriter outbox) : ITableStore
{
    private const int MaximumKeys = 100;

    private readonly Database database = storage.Database;
    private readonly Schema schema = storage.Schema;
    private readonly ParsedItems parsed = new();

    public Task<T?> GetAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken) where T : Item
    {
        var layout = schema.Layout(table);
        var sort = layout.SortOf(key);
        return RunAsync(connection => Get(connection, table, layout, key.Partition, sort), cancellationToken);
    }

    public Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> table, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaximumKeys, nameof(keys));
        var layout = schema.Layout(table);
        var wanted = keys.Select(key => (key.Partition, Sort: layout.SortOf(key))).ToArray();
        return RunAsync<IReadOnlyList<T>>(
            connection =>
            {
                using var snapshot = connection.Snapshot();
                var found = new List<T>(wanted.Length);
                foreach (var (partition, sort) in wanted)
                {
                    if (Get(connection, table, layout, partition, sort) is { } item)
                    {
                        found.Add(item);
                    }
                }

                return found;
            },
            cancellationToken);
    }

    public Task<Page<T>> QueryAsync<T>(Table<T> table, TableQuery query, CancellationToken cancellationToken) where T : Item
    {
        var reader = new QueryReader(schema.Layout(table), schema.CursorSigningKey, parsed);
        return RunAsync(connection => reader.Read(connection, table, query), cancellationToken);
    }

    public async Task<T> PutAsync<T>(Table<T> table, T item, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        var stored = await WriteAsync(table, new PutWrite<T>(table, item, condition), cancellationToken);
        return item with { Version = stored.Version };
    }

    public async Task<T> UpdateAsync<T>(Table<T> table, ItemKey key, Update update, CancellationToken cancellationToken, Condition? condition = null) where T : Item
    {
        var stored = await WriteAsync(table, new UpdateWrite(table, key, update, condition), cancellationToken);
        return JsonSerializer.Deserialize(stored.Json, table.Json)!;
    }

    public Task DeleteAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken, Condition? condition = null) where T : Item =>
        WriteAsync(table, new DeleteWrite(table, key, condition), cancellationToken);

    public Task CommitAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        var writes = Prepare(transaction);
        var messages = transaction.Messages.ToArray();
        if (writes.Length == 0 && messages.Length == 0)
        {
            return Task.CompletedTask;
        }

        return database.WriteAsync(
            connection =>
            {
                for (var i = 0; i < writes.Length; i++)
                {
                    writes[i].Execute(connection, i);
                }

                return outbox.Write(connection, messages);
            },
            cancellationToken,
            outbox.Committed);
    }

    private PreparedWrite[] Prepare(Transaction transaction)
    {
        var writes = transaction.Writes.Select(write => new PreparedWrite(schema.Layout(write.Table), write)).ToArray();
        var seen = new HashSet<(string, ItemKey)>();
        foreach (var write in writes)
        {
            if (!seen.Add((write.Table, write.Key)))
            {
                throw new DuplicateWriteException(write.Table, write.Key);
            }
        }

        transaction.RequireSize(writes.Sum(write => (long)write.Bytes));
        return writes;
    }

    private T? Get<T>(Connection connection, Table<T> table, TableLayout layout, string partition, string sort) where T : Item
    {
        using var statement = connection.Prepare(layout.Select);
        return statement.Bind(1, partition).Bind(2, sort).Step() ? parsed.Read(table, statement.Bytes(1)) : null;
    }

    private Task<StoredItem> WriteAsync(TableDefinition table, TransactionWrite write, CancellationToken cancellationToken)
    {
        var prepared = new PreparedWrite(schema.Layout(table), write);
        return database.WriteAsync(connection => prepared.Execute(connection, 0), cancellationToken);
    }

    /// <summary>Reads are synchronous underneath; failures still arrive through the task.</summary>
    private Task<T> RunAsync<T>(Func<Connection, T> body, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(database.Read(body));
        }
        catch (Exception error)
        {
            return Task.FromException<T>(error);
        }
    }
}
