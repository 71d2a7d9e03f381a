using System.Runtime.CompilerServices;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Whole tables of the database, a batch of rows at a time.</summary>
internal sealed class EmbeddedTableArchive(EmbeddedDatabase storage) : ITableArchive
{
    private readonly Database database = storage.Database;
    private readonly Schema schema = storage.Schema;

    public async IAsyncEnumerable<byte[]> ReadAsync(TableDefinition table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var layout = schema.Layout(table);
        var last = 0L;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var after = last;
            var rows = database.Read(connection => ReadBatch(connection, layout, after));
            foreach (var row in rows)
            {
                last = row.Id;
                yield return row.Json;
            }

            if (rows.Count < ITableArchive.MaximumBatch)
            {
                yield break;
            }

            await Task.Yield();
        }
    }

    public Task WriteAsync(TableDefinition table, IReadOnlyList<byte[]> items, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Count, ITableArchive.MaximumBatch, nameof(items));
        var layout = schema.Layout(table);
        var rows = items.Select(json => (Row: ItemRow.Parse(layout, json), Version: Item.VersionOf(json))).ToArray();
        return database.WriteAsync(
            connection =>
            {
                foreach (var (row, version) in rows)
                {
                    using var statement = connection.Prepare(layout.Upsert);
                    row.Bind(statement, version);
                    statement.Execute();
                }

                return rows.Length;
            },
            cancellationToken);
    }

    public Task<int> CountUndeliveredAsync(CancellationToken cancellationToken) => Task.FromResult(database.Read(connection =>
    {
        using var statement = connection.Prepare("SELECT COUNT(*) FROM outbox");
        statement.Step();
        return (int)statement.Integer(0);
    }));

    private static List<(long Id, byte[] Json)> ReadBatch(Connection connection, TableLayout layout, long after)
    {
        using var statement = connection.Prepare(layout.SelectAll);
        statement.Bind(1, after).Bind(2, ITableArchive.MaximumBatch);
        var rows = new List<(long, byte[])>();
        while (statement.Step())
        {
            rows.Add((statement.Integer(0), statement.Bytes(1).ToArray()));
        }

        return rows;
    }
}
