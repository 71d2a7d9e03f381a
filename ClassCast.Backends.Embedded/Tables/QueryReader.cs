using System.Text;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Reads one page of a partition of a table or index.</summary>
internal sealed class QueryReader(TableLayout layout, byte[] cursorKey, ParsedItems parsed)
{
    public Page<T> Read<T>(Connection connection, Table<T> table, TableQuery query) where T : Item
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, TableQuery.MaximumLimit, nameof(query));
        var index = query.Index is { } name ? layout.Definition.Index(name) : null;
        QueryCursor? after = query.Cursor is { } cursor ? QueryCursor.Decode(cursorKey, layout.Definition.Name, query, cursor) : null;

        using var statement = connection.Prepare(Sql(query, index, after is not null));
        Bind(statement, query, index, after);
        var items = new List<T>();
        var last = default(QueryCursor);
        while (statement.Step())
        {
            if (items.Count == query.Limit)
            {
                return new Page<T>(items, last.Encode(cursorKey, layout.Definition.Name, query));
            }

            items.Add(parsed.Read(table, statement.Bytes(0)));
            if (items.Count == query.Limit)
            {
                last = new QueryCursor(statement.Text(1), statement.Text(2), statement.Text(3));
            }
        }

        return new Page<T>(items, null);
    }

    // ?1 partition, ?2 from or prefix, ?3 to or end of prefix, ?4 limit, ?5 ?6 ?7 position of the cursor
    private string Sql(TableQuery query, TableIndex? index, bool hasCursor)
    {
        var partition = index is null ? "pk" : layout.Column(index.PartitionKey);
        var sort = index is null ? "sk" : index.SortKey is { } key ? layout.Column(key) : null;
        var direction = query.Descending ? "DESC" : "ASC";
        var beyond = query.Descending ? "<" : ">";
        var sql = new StringBuilder($"SELECT body, {sort ?? "''"}, pk, sk FROM {layout.Name} WHERE {partition} = ?1");
        if (index is not null && sort is not null)
        {
            sql.Append($" AND {sort} IS NOT NULL");
        }

        if (HasLower(query))
        {
            sql.Append($" AND {Sorted(index, sort)} >= ?2");
        }

        if (HasUpper(query))
        {
            sql.Append($" AND {Sorted(index, sort)} {(query.Sort.Prefix is null ? "<=" : "<")} ?3");
        }

        if (hasCursor)
        {
            sql.Append(index is null ? $" AND sk {beyond} ?7"
                : sort is null ? $" AND (pk, sk) {beyond} (?6, ?7)"
                : $" AND ({sort}, pk, sk) {beyond} (?5, ?6, ?7)");
        }

        var order = index is null ? $"sk {direction}" : $"{(sort is null ? "" : $"{sort} {direction}, ")}pk {direction}, sk {direction}";
        return sql.Append($" ORDER BY {order} LIMIT ?4").ToString();
    }

    private string Sorted(TableIndex? index, string? sort) =>
        sort is not null && (index is not null || layout.Definition.SortKey is not null)
            ? sort
            : throw new ArgumentException($"{layout.Definition.Name} {index?.Name} has no sort key to take a range of.", nameof(index));

    private static bool HasLower(TableQuery query) => query.Sort.Prefix is not null || query.Sort.From is not null;

    private static bool HasUpper(TableQuery query) => query.Sort.Prefix is not null || query.Sort.To is not null;

    private static void Bind(Statement statement, TableQuery query, TableIndex? index, QueryCursor? after)
    {
        // one more than the page tells whether there is another page
        statement.Bind(1, query.Partition).Bind(4, query.Limit + 1);
        if (HasLower(query))
        {
            statement.Bind(2, query.Sort.Prefix ?? query.Sort.From);
        }

        if (query.Sort.Prefix is { } prefix)
        {
            // 0xFF is above every byte of UTF-8, so this is above every text with the prefix
            statement.BindUtf8(3, [.. Encoding.UTF8.GetBytes(prefix), 0xFF]);
        }
        else if (HasUpper(query))
        {
            statement.Bind(3, query.Sort.To);
        }

        if (after is { } position)
        {
            if (index is not null)
            {
                if (index.SortKey is not null)
                {
                    statement.Bind(5, position.IndexSort);
                }

                statement.Bind(6, position.Partition);
            }

            statement.Bind(7, position.Sort);
        }
    }
}
