using System.Collections.Frozen;
using System.Security.Cryptography;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Creates what is missing: tables, columns and indexes of the declared tables, and the tables of queue, outbox, topics and mailbox.</summary>
internal sealed class Schema(IEnumerable<TableDefinition> tables)
{
    private const string CursorKey = "cursor-key";

    private readonly FrozenDictionary<string, TableLayout> layouts =
        tables.Select(table => new TableLayout(table)).ToFrozenDictionary(layout => layout.Definition.Name, StringComparer.Ordinal);

    /// <summary>Signs cursors; the same for every process and after every restart, because it lives in the database.</summary>
    public byte[] CursorSigningKey { get; private set; } = [];

    public IEnumerable<TableLayout> Layouts => layouts.Values;

    public TableLayout Layout(TableDefinition table) =>
        layouts.TryGetValue(table.Name, out var layout)
            ? layout
            : throw new ArgumentException($"Table {table.Name} is not declared in the catalog.", nameof(table));

    public void Create(Connection connection)
    {
        connection.Execute("BEGIN IMMEDIATE");
        foreach (var statement in SystemTables.All)
        {
            connection.ExecuteOnce(statement);
        }

        AddMailboxColumn(connection);
        foreach (var layout in layouts.Values)
        {
            CreateTable(connection, layout);
        }

        CursorSigningKey = ReadCursorKey(connection);
        connection.Execute("COMMIT");
    }

    private static void CreateTable(Connection connection, TableLayout layout)
    {
        connection.ExecuteOnce(
            $"CREATE TABLE IF NOT EXISTS {layout.Name} (pk TEXT NOT NULL, sk TEXT NOT NULL, version INTEGER NOT NULL, expires INTEGER, body TEXT NOT NULL, PRIMARY KEY (pk, sk))");
        AddColumns(connection, layout);
        foreach (var index in layout.Definition.Indexes)
        {
            CreateIndex(connection, layout, index);
        }

        if (layout.Definition.TimeToLive is { } timeToLive)
        {
            var path = JsonPath(timeToLive);
            connection.ExecuteOnce($"UPDATE {layout.Name} SET expires = json_extract(body, {path}) WHERE expires IS NULL AND json_extract(body, {path}) IS NOT NULL");
            connection.ExecuteOnce($"CREATE INDEX IF NOT EXISTS {TableLayout.Quote("i_" + layout.Definition.Name + "_expires")} ON {layout.Name} (expires) WHERE expires IS NOT NULL");
        }
    }

    /// <summary>An index that a later version declares gets its column, filled from the items that are there.</summary>
    private static void AddColumns(Connection connection, TableLayout layout)
    {
        var present = ColumnsOf(connection, "t_" + layout.Definition.Name);
        foreach (var attribute in layout.IndexAttributes.Where(attribute => !present.Contains("a_" + attribute)))
        {
            var column = layout.Column(attribute);
            connection.ExecuteOnce($"ALTER TABLE {layout.Name} ADD COLUMN {column} TEXT");
            connection.ExecuteOnce($"UPDATE {layout.Name} SET {column} = json_extract(body, {JsonPath(attribute)})");
        }
    }

    /// <summary>A mailbox of before there was a way to end mail.</summary>
    private static void AddMailboxColumn(Connection connection)
    {
        if (!ColumnsOf(connection, "mailbox").Contains("unsubscribe"))
        {
            connection.ExecuteOnce("ALTER TABLE mailbox ADD COLUMN unsubscribe TEXT NOT NULL DEFAULT ''");
        }
    }

    private static HashSet<string> ColumnsOf(Connection connection, string table)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        using var columns = connection.Prepare($"SELECT name FROM pragma_table_info({Literal(table)})");
        while (columns.Step())
        {
            present.Add(columns.Text(0));
        }

        return present;
    }

    /// <summary>The name carries the attributes, so a changed declaration gets a new index and the old one is dropped.</summary>
    private static void CreateIndex(Connection connection, TableLayout layout, TableIndex index)
    {
        var prefix = $"i_{layout.Definition.Name}_{index.Name}:";
        var name = $"{prefix}{index.PartitionKey},{index.SortKey}";
        var stale = new List<string>();
        using (var indexes = connection.Prepare($"SELECT name FROM pragma_index_list({Literal("t_" + layout.Definition.Name)})"))
        {
            while (indexes.Step())
            {
                var existing = indexes.Text(0);
                if (existing.StartsWith(prefix, StringComparison.Ordinal) && existing != name)
                {
                    stale.Add(existing);
                }
            }
        }

        stale.ForEach(old => connection.ExecuteOnce($"DROP INDEX {TableLayout.Quote(old)}"));
        var partition = layout.Column(index.PartitionKey);
        var sort = index.SortKey is { } sortKey ? layout.Column(sortKey) : null;
        var columns = sort is null ? $"{partition}, pk, sk" : $"{partition}, {sort}, pk, sk";
        var filter = sort is null ? $"{partition} IS NOT NULL" : $"{partition} IS NOT NULL AND {sort} IS NOT NULL";
        connection.ExecuteOnce($"CREATE INDEX IF NOT EXISTS {TableLayout.Quote(name)} ON {layout.Name} ({columns}) WHERE {filter}");
    }

    private static byte[] ReadCursorKey(Connection connection)
    {
        using (var insert = connection.Prepare("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING"))
        {
            insert.Bind(1, CursorKey).BindBlob(2, RandomNumberGenerator.GetBytes(32)).Execute();
        }

        using var select = connection.Prepare("SELECT value FROM meta WHERE name = ?1");
        select.Bind(1, CursorKey).Step();
        return select.Bytes(0).ToArray();
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string JsonPath(string attribute) => Literal($"$.\"{attribute}\"");
}
