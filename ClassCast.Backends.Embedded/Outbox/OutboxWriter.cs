using ClassCast.Backends.Embedded.Jobs;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Outbox;

/// <summary>
/// Puts the messages of a transaction into its commit: jobs straight into the queue, the rest into the outbox. Right after the commit this process
/// relays its rows; if it dies first, any process does once the rows are due.
/// </summary>
internal sealed class OutboxWriter(OutboxRelay relay, ChangeWatcher changes, TimeProvider time)
{
    /// <summary>Runs in the commit.</summary>
    public CommittedMessages Write(Connection connection, IReadOnlyList<OutboxMessage> messages)
    {
        var rows = new List<OutboxRow>();
        var hasJobs = false;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var message in messages)
        {
            if (message is JobMessage job)
            {
                JobSql.Insert(connection, job, now);
                hasJobs = true;
            }
            else
            {
                rows.Add(Insert(connection, message, now));
            }
        }

        return new CommittedMessages(rows, hasJobs);
    }

    /// <summary>Runs right after the commit, in the order of commits.</summary>
    public void Committed(CommittedMessages messages)
    {
        if (messages.HasJobs)
        {
            changes.Pulse();
        }

        relay.Accept(messages.Rows);
    }

    private static OutboxRow Insert(Connection connection, OutboxMessage message, long now)
    {
        var (kind, payload) = OutboxRow.Describe(message);
        var due = now + (long)OutboxRow.Lease(kind).TotalMilliseconds;
        using var statement = connection.Prepare("INSERT INTO outbox (kind, payload, created, due) VALUES (?1, ?2, ?3, ?4)");
        statement.Bind(1, (long)kind).Bind(2, payload).Bind(3, now).Bind(4, due).Execute();
        return new OutboxRow(connection.LastInsertRowId, kind, payload, now, due, 0);
    }
}

internal sealed record CommittedMessages(IReadOnlyList<OutboxRow> Rows, bool HasJobs);
