using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Outbox;

internal static class OutboxSql
{
    private const int ClaimLimit = 100;

    public static bool AnyDue(Connection connection, DateTimeOffset now)
    {
        using var statement = connection.Prepare("SELECT 1 FROM outbox WHERE due <= ?1 LIMIT 1");
        return statement.Bind(1, now.ToUnixTimeMilliseconds()).Step();
    }

    /// <summary>Takes due rows for this process, oldest first.</summary>
    public static IReadOnlyList<OutboxRow> Claim(Connection connection, DateTimeOffset time)
    {
        var now = time.ToUnixTimeMilliseconds();
        var rows = new List<OutboxRow>();
        using (var select = connection.Prepare("SELECT seq, kind, payload, created, attempts FROM outbox WHERE due <= ?1 ORDER BY seq LIMIT ?2"))
        {
            select.Bind(1, now).Bind(2, ClaimLimit);
            while (select.Step())
            {
                var kind = (OutboxKind)select.Integer(1);
                var due = now + (long)OutboxRow.Lease(kind).TotalMilliseconds;
                rows.Add(new OutboxRow(select.Integer(0), kind, select.Text(2), select.Integer(3), due, (int)select.Integer(4)));
            }
        }

        foreach (var row in rows)
        {
            using var update = connection.Prepare("UPDATE outbox SET due = ?2 WHERE seq = ?1");
            update.Bind(1, row.Sequence).Bind(2, row.Due).Execute();
        }

        return rows;
    }

    public static int Remove(Connection connection, IReadOnlyList<long> sequences)
    {
        foreach (var sequence in sequences)
        {
            using var statement = connection.Prepare("DELETE FROM outbox WHERE seq = ?1");
            statement.Bind(1, sequence).Execute();
        }

        return sequences.Count;
    }

    /// <summary>Sets the next attempt, or gives up and keeps the row with its reason.</summary>
    /// <returns>Whether there will be another attempt.</returns>
    public static bool Postpone(Connection connection, OutboxRow row, string error, DateTimeOffset time)
    {
        var now = time.ToUnixTimeMilliseconds();
        var attempts = row.Attempts + 1;
        var patience = row.Kind == OutboxKind.Event ? OutboxPolicy.EventPatience : OutboxPolicy.Patience;
        if (now - row.Created > patience.TotalMilliseconds)
        {
            using (var bury = connection.Prepare(
                "INSERT OR REPLACE INTO dead_outbox (seq, kind, payload, created, died, attempts, error) SELECT seq, kind, payload, created, ?2, ?3, ?4 FROM outbox WHERE seq = ?1 AND kind <> 0"))
            {
                bury.Bind(1, row.Sequence).Bind(2, now).Bind(3, attempts).Bind(4, error).Execute();
            }

            Remove(connection, [row.Sequence]);
            return false;
        }

        var pause = OutboxPolicy.PauseAfter(attempts);
        using var statement = connection.Prepare("UPDATE outbox SET due = ?2, attempts = ?3, error = ?4 WHERE seq = ?1");
        statement.Bind(1, row.Sequence).Bind(2, now + (long)pause.TotalMilliseconds).Bind(3, attempts).Bind(4, error).Execute();
        return true;
    }
}
