using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>How hard a commit is pressed to the disk.</summary>
internal enum Durability
{
    /// <summary>Survives a power cut once the commit returned.</summary>
    Full,

    /// <summary>Survives a killed process; a power cut may lose the newest commits, never the integrity.</summary>
    ProcessCrash,
}

/// <summary>
/// One SQLite file in WAL mode: pooled connections for reading, which never wait for writers, and one <see cref="WriteQueue"/>. Reads run on the
/// caller's thread: they take microseconds.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int IdleReaders = 16;
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentBag<Connection> readers = [];
    private int idleReaders;
    private readonly WriteQueue writer;
    private readonly string synchronous;
    private volatile bool isDisposed;

    public Database(string path, Durability durability, Action<Connection> createSchema, Action<int, TimeSpan>? committed = null)
    {
        Path = path;
        synchronous = durability == Durability.Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL";
        SchemaLock.Run(path, () =>
        {
            using var connection = Open("PRAGMA journal_mode=WAL", synchronous);
            createSchema(connection);
        });

        // no busy timeout: the queue waits for the lock itself, more eagerly than SQLite's handler
        writer = new WriteQueue(
            path,
            () => Connection.Open(path, TimeSpan.Zero, synchronous, "PRAGMA journal_size_limit=67108864", "PRAGMA cache_size=-65536"),
            committed);
    }

    public string Path { get; }

    /// <summary>Runs <paramref name="body"/> in the next commit. <paramref name="committed"/> runs right after that, in the order of commits.</summary>
    public Task<T> WriteAsync<T>(Func<Connection, T> body, CancellationToken cancellationToken, Action<T>? committed = null) =>
        writer.WriteAsync(body, committed, cancellationToken);

    public T Read<T>(Func<Connection, T> body)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var connection = TakeIdle() ?? OpenReader();
        try
        {
            var result = body(connection);
            Return(connection);
            return result;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw StorageErrors.Translate(error, Path);
        }
        catch
        {
            Return(connection);
            throw;
        }
    }

    public Connection OpenReader()
    {
        try
        {
            return Open("PRAGMA query_only=ON", "PRAGMA cache_size=-8192");
        }
        catch (SqliteException error)
        {
            throw StorageErrors.Translate(error, Path);
        }
    }

    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        writer.Dispose();
        CloseReaders();
    }

    private Connection Open(params ReadOnlySpan<string> pragmas) => Connection.Open(Path, BusyTimeout, pragmas);

    private Connection? TakeIdle()
    {
        if (!readers.TryTake(out var connection))
        {
            return null;
        }

        Interlocked.Decrement(ref idleReaders);
        return connection;
    }

    private void Return(Connection connection)
    {
        // the bag's own count would lock it for every thread, on every read
        if (Interlocked.Increment(ref idleReaders) > IdleReaders)
        {
            Interlocked.Decrement(ref idleReaders);
            connection.Dispose();
            return;
        }

        readers.Add(connection);
        if (isDisposed)
        {
            CloseReaders();
        }
    }

    private void CloseReaders()
    {
        while (TakeIdle() is { } connection)
        {
            connection.Dispose();
        }
    }
}
