namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>An open transaction of <see cref="Connection.Snapshot"/> that only reads.</summary>
internal readonly struct ReadSnapshot(Connection connection) : IDisposable
{
    public void Dispose()
    {
        // some errors have ended it already
        if (connection.InTransaction)
        {
            connection.Execute("ROLLBACK");
        }
    }
}
