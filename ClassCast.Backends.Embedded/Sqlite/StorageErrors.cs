using ClassCast.Core.Ports;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>Turns SQLite's codes into what callers of a port understand.</summary>
internal static class StorageErrors
{
    public static bool IsBusy(SqliteException error) => error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>The connection may not be trusted afterwards: open another.</summary>
    public static bool IsFault(SqliteException error) => error.SqliteErrorCode is
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_READONLY or raw.SQLITE_FULL or raw.SQLITE_NOMEM;

    public static StorageUnavailableException Translate(SqliteException error, string path)
    {
        // SQLITE_IOERR_WRITE and its kin are how a full disk shows when the file had been extended before
        var full = error.SqliteErrorCode == raw.SQLITE_FULL;
        var what = error.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => "The disk is full",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "The database stayed locked by another process",
            raw.SQLITE_READONLY => "The database cannot be written",
            raw.SQLITE_CANTOPEN => "The database cannot be opened",
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The database is damaged; restore it from a backup",
            raw.SQLITE_IOERR => "The disk failed or is full",
            _ => "The database failed",
        };
        return new StorageUnavailableException($"{what}: {path} ({error.Message}, code {error.SqliteExtendedErrorCode}).", full, error);
    }
}
