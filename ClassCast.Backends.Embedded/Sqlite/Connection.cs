using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>
/// One SQLite connection with its prepared statements. Used by one thread at a time. Built on the native interface that Microsoft.Data.Sqlite
/// brings along, because a commit path needs what ADO.NET hides: statements that outlive a call, UTF-8 without conversion, and a say in how to wait
/// for a lock (the provider sleeps 150 ms between attempts).
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    static Connection()
    {
        Batteries_V2.Init();
        // SQLite counts its memory under one lock of the process, which readers of many threads then wait for; nobody asks for the count
        raw.sqlite3_shutdown();
        raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        raw.sqlite3_initialize();
    }

    private Connection(sqlite3 handle) => this.handle = handle;

    /// <summary>Rows changed by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(handle);

    public long LastInsertRowId => raw.sqlite3_last_insert_rowid(handle);

    /// <summary>Whether a transaction is open; SQLite ends one by itself after some errors.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    public static Connection Open(string path, TimeSpan busyTimeout, params ReadOnlySpan<string> pragmas)
    {
        // no mutex: a connection is never used by two threads at once
        const int NoMutex = 0x8000;
        var code = raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | NoMutex, null);
        var connection = new Connection(handle);
        try
        {
            connection.Check(code);
            connection.Check(raw.sqlite3_extended_result_codes(handle, 1));
            connection.Check(raw.sqlite3_busy_timeout(handle, (int)busyTimeout.TotalMilliseconds));
            foreach (var pragma in pragmas)
            {
                connection.Execute(pragma);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement of this text, prepared once. Dispose it to hand it back; not reentrant for one text.</summary>
    public Statement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(handle, sql, 1 /* SQLITE_PREPARE_PERSISTENT */, out var prepared));
            statement = new Statement(this, prepared);
            statements.Add(sql, statement);
        }

        return statement;
    }

    public int Execute(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Execute();
    }

    /// <summary>Reads of one moment, until it is disposed; they also share one lock instead of taking one each.</summary>
    public ReadSnapshot Snapshot()
    {
        Execute("BEGIN");
        return new ReadSnapshot(this);
    }

    /// <summary>Runs a statement that is not worth keeping.</summary>
    public void ExecuteOnce(string sql) => Check(raw.sqlite3_exec(handle, sql));

    public void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(handle).utf8_to_string(), code & 0xFF, code);
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Release();
        }

        statements.Clear();
        handle.Dispose();
    }
}
