using System.Text;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>
/// How a declared table is stored: one row per item with its key, its version, a plain column per index attribute (copied from the JSON on each
/// write) and the JSON itself. All SQL of the table is made here, once.
/// </summary>
internal sealed class TableLayout
{
    public TableLayout(TableDefinition definition)
    {
        Definition = definition;
        Name = Quote("t_" + definition.Name);
        IndexAttributes = [.. definition.Indexes
            .SelectMany(index => new[] { index.PartitionKey, index.SortKey })
            .OfType<string>()
            .Where(attribute => attribute != definition.PartitionKey && attribute != definition.SortKey)
            .Distinct(StringComparer.Ordinal)];
        IndexColumns = [.. IndexAttributes.Select(Column)];
        Attributes =
        [
            Encoding.UTF8.GetBytes(definition.PartitionKey),
            definition.SortKey is { } sort ? Encoding.UTF8.GetBytes(sort) : null,
            definition.TimeToLive is { } timeToLive ? Encoding.UTF8.GetBytes(timeToLive) : null,
            .. IndexAttributes.Select(Encoding.UTF8.GetBytes),
        ];

        // ?1 partition, ?2 sort, ?3 version, ?4 expiry, ?5 body, ?6… index attributes; ?N+6 the version expected by a replace
        var columns = string.Concat(IndexColumns.Select(column => ", " + column));
        var values = string.Concat(IndexColumns.Select((_, i) => $", ?{i + 6}"));
        var assignments = "version = ?3, expires = ?4, body = ?5" + string.Concat(IndexColumns.Select((column, i) => $", {column} = ?{i + 6}"));
        ExpectedVersionParameter = IndexColumns.Count + 6;
        Insert = $"INSERT INTO {Name} (pk, sk, version, expires, body{columns}) VALUES (?1, ?2, ?3, ?4, ?5{values}) ON CONFLICT (pk, sk) DO NOTHING";
        Replace = $"UPDATE {Name} SET {assignments} WHERE pk = ?1 AND sk = ?2 AND version = ?{ExpectedVersionParameter}";
        Upsert = $"INSERT INTO {Name} (pk, sk, version, expires, body{columns}) VALUES (?1, ?2, ?3, ?4, ?5{values}) ON CONFLICT (pk, sk) DO UPDATE SET {assignments}";
        Select = $"SELECT version, body FROM {Name} WHERE pk = ?1 AND sk = ?2";
        SelectAll = $"SELECT rowid, body FROM {Name} WHERE rowid > ?1 ORDER BY rowid LIMIT ?2";
        Delete = $"DELETE FROM {Name} WHERE pk = ?1 AND sk = ?2";
        DeleteExpired = $"DELETE FROM {Name} WHERE rowid IN (SELECT rowid FROM {Name} WHERE expires < ?1 LIMIT 500)";
        AnyExpired = $"SELECT 1 FROM {Name} WHERE expires < ?1 LIMIT 1";
    }

    public TableDefinition Definition { get; }

    /// <summary>Quoted name of the SQL table.</summary>
    public string Name { get; }

    /// <summary>Attributes with a column of their own: those of indexes that are not keys anyway.</summary>
    public IReadOnlyList<string> IndexAttributes { get; }

    /// <summary>Quoted, in the order of <see cref="IndexAttributes"/>.</summary>
    public IReadOnlyList<string> IndexColumns { get; }

    /// <summary>UTF-8 names to copy from the JSON: partition key, sort key, expiry, then the index attributes.</summary>
    public IReadOnlyList<byte[]?> Attributes { get; }

    public int ExpectedVersionParameter { get; }

    public string Insert { get; }

    public string Replace { get; }

    public string Upsert { get; }

    public string Select { get; }

    /// <summary>A batch of all items, by row number.</summary>
    public string SelectAll { get; }

    public string Delete { get; }

    public string DeleteExpired { get; }

    public string AnyExpired { get; }

    /// <summary>The column, quoted, that holds a key or index attribute.</summary>
    public string Column(string attribute) =>
        attribute == Definition.PartitionKey ? "pk" : attribute == Definition.SortKey ? "sk" : Quote("a_" + attribute);

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What the table stores as sort key of an item without one.</summary>
    /// <exception cref="ArgumentException">The key is not one of this table.</exception>
    public string SortOf(ItemKey key)
    {
        Definition.Validate(key);
        return key.Sort ?? "";
    }
}
