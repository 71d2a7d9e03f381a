using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>
/// One write, made ready on the caller's thread (JSON, key and columns), so that the writer's thread only talks to SQLite.
/// </summary>
internal sealed class PreparedWrite
{
    private readonly TableLayout layout;
    private readonly TransactionWrite write;
    private readonly ItemRow? row;
    private readonly string sort;

    public PreparedWrite(TableLayout layout, TransactionWrite write)
    {
        this.layout = layout;
        this.write = write;
        if (write is PutWrite put)
        {
            row = ItemRow.Parse(layout, put.ToJson(put.ReadVersion + 1));
        }
        else if (write is UpdateWrite update)
        {
            write.Table.Validate(update.Update);
        }

        Key = row?.Key ?? write.ExplicitKey!.Value;
        sort = layout.SortOf(Key);
    }

    public ItemKey Key { get; }

    /// <summary>Of the JSON of a put; 0 for other writes.</summary>
    public int Bytes => row?.Json.Length ?? 0;

    public string Table => layout.Definition.Name;

    /// <summary>Writes within the open transaction.</summary>
    /// <returns>The version and JSON that are stored now; default for a delete or a check.</returns>
    /// <exception cref="ConditionFailedException">It names <paramref name="position"/>.</exception>
    public StoredItem Execute(Connection connection, int position) => write switch
    {
        PutWrite { Condition: null } put => PutByVersion(connection, put.ReadVersion, position),
        PutWrite put => PutByCondition(connection, put, position),
        UpdateWrite update => Update(connection, update, position),
        DeleteWrite { Condition: null or Condition.AlwaysCondition } => Delete(connection),
        DeleteWrite => DeleteByCondition(connection, position),
        CheckWrite check => Require(connection, check.RequiredCondition, position) with { Json = [] },
        _ => throw new NotSupportedException($"Unknown write {write.GetType().Name}."),
    };

    private StoredItem PutByVersion(Connection connection, long readVersion, int position)
    {
        using var statement = connection.Prepare(readVersion == 0 ? layout.Insert : layout.Replace);
        row!.Bind(statement, readVersion + 1);
        if (readVersion != 0)
        {
            statement.Bind(layout.ExpectedVersionParameter, readVersion);
        }

        return statement.Execute() == 1 ? new StoredItem(readVersion + 1, row.Json) : throw Failed(position);
    }

    private StoredItem PutByCondition(Connection connection, PutWrite put, int position)
    {
        var stored = Require(connection, put.Condition!, position);
        var version = Math.Max(stored.Version, put.ReadVersion) + 1;
        var replacement = version == put.ReadVersion + 1 ? row! : ItemRow.Parse(layout, put.ToJson(version));
        return Upsert(connection, replacement, version);
    }

    private StoredItem Update(Connection connection, UpdateWrite update, int position)
    {
        var stored = Require(connection, update.Condition ?? Condition.Exists, position);
        if (stored.Version == 0)
        {
            throw Failed(position);
        }

        var version = stored.Version + 1;
        return Upsert(connection, ItemRow.Parse(layout, Updates.Apply(stored.Json, update.Update, version)), version);
    }

    private StoredItem DeleteByCondition(Connection connection, int position)
    {
        Require(connection, write.Condition!, position);
        return Delete(connection);
    }

    private StoredItem Delete(Connection connection)
    {
        using var statement = connection.Prepare(layout.Delete);
        statement.Bind(1, Key.Partition).Bind(2, sort).Execute();
        return default;
    }

    private StoredItem Upsert(Connection connection, ItemRow replacement, long version)
    {
        using var statement = connection.Prepare(layout.Upsert);
        replacement.Bind(statement, version);
        statement.Execute();
        return new StoredItem(version, replacement.Json);
    }

    private StoredItem Require(Connection connection, Condition condition, int position)
    {
        using var statement = connection.Prepare(layout.Select);
        statement.Bind(1, Key.Partition).Bind(2, sort);
        var stored = statement.Step() ? new StoredItem(statement.Integer(0), statement.Bytes(1).ToArray()) : new StoredItem(0, []);
        return Conditions.Holds(condition, stored.Version, stored.Json) ? stored : throw Failed(position);
    }

    private ConditionFailedException Failed(int position) => new(Table, Key, position);
}

/// <param name="Version">0 when there is none.</param>
/// <param name="Json">UTF-8.</param>
internal readonly record struct StoredItem(long Version, byte[] Json);
