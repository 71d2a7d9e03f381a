using System.Diagnostics;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>
/// Lets one process at a time create or change a schema, through a lock on a file beside the database. Switching to WAL and the first creation are
/// the moments that SQLite's own locks do not make smooth. The system drops the lock when its process dies.
/// </summary>
internal static class SchemaLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void Run(string databasePath, Action body)
    {
        using var held = Acquire(databasePath + ".lock");
        try
        {
            body();
        }
        catch (Microsoft.Data.Sqlite.SqliteException error)
        {
            throw StorageErrors.Translate(error, databasePath);
        }
    }

    private static FileStream Acquire(string path)
    {
        using var never = new ManualResetEventSlim();
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (waiting.Elapsed > Patience)
                {
                    throw new StorageUnavailableException($"Another process holds {path} and does not finish.", isDiskFull: false, error);
                }

                never.Wait(TimeSpan.FromMilliseconds(10));
            }
        }
    }
}
