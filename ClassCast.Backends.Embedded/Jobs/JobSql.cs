using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Jobs;

internal static class JobSql
{
    public static void Insert(Connection connection, JobMessage job, long now)
    {
        using var statement = connection.Prepare("INSERT INTO jobs (id, queue, body, trace, enqueued, visible, attempts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)");
        statement.Bind(1, Ids.New()).Bind(2, job.Queue.Name).Bind(3, job.Body).Bind(4, job.TraceParent)
            .Bind(5, now).Bind(6, now + (long)job.Delay.TotalMilliseconds).Execute();
    }

    /// <summary>When the first job of the queue is or becomes visible; null for an empty queue.</summary>
    public static long? NextVisible(Connection connection, string queue)
    {
        using var statement = connection.Prepare("SELECT MIN(visible) FROM jobs WHERE queue = ?1");
        statement.Bind(1, queue).Step();
        return statement.IsNull(0) ? null : statement.Integer(0);
    }

    /// <summary>The visible job that waits longest; null when there is none.</summary>
    public static JobRow? First(Connection connection, string queue, long now)
    {
        using var statement = connection.Prepare(
            "SELECT id, body, attempts, enqueued, trace FROM jobs WHERE queue = ?1 AND visible <= ?2 ORDER BY visible, id LIMIT 1");
        return statement.Bind(1, queue).Bind(2, now).Step()
            ? new JobRow(statement.Text(0), statement.Text(1), (int)statement.Integer(2), statement.Integer(3), statement.TextOrNull(4))
            : null;
    }

    public static void Lease(Connection connection, string id, string receipt, long until)
    {
        using var statement = connection.Prepare("UPDATE jobs SET attempts = attempts + 1, visible = ?2, receipt = ?3 WHERE id = ?1");
        statement.Bind(1, id).Bind(2, until).Bind(3, receipt).Execute();
    }

    public static bool Renew(Connection connection, string id, string receipt, long until)
    {
        using var statement = connection.Prepare("UPDATE jobs SET visible = ?3 WHERE id = ?1 AND receipt = ?2");
        return statement.Bind(1, id).Bind(2, receipt).Bind(3, until).Execute() == 1;
    }

    /// <param name="returnedAttempts">1 to take the delivery back, as if it had not happened.</param>
    public static bool GiveBack(Connection connection, string id, string receipt, long visible, int returnedAttempts)
    {
        using var statement = connection.Prepare("UPDATE jobs SET visible = ?3, receipt = NULL, attempts = attempts - ?4 WHERE id = ?1 AND receipt = ?2");
        return statement.Bind(1, id).Bind(2, receipt).Bind(3, visible).Bind(4, returnedAttempts).Execute() == 1;
    }

    public static bool Remove(Connection connection, string id, string receipt)
    {
        using var statement = connection.Prepare("DELETE FROM jobs WHERE id = ?1 AND receipt = ?2");
        return statement.Bind(1, id).Bind(2, receipt).Execute() == 1;
    }

    /// <param name="receipt">Null when no lease is needed.</param>
    public static bool Bury(Connection connection, string id, string? receipt, string reason, long now)
    {
        using (var copy = connection.Prepare(
            "INSERT OR REPLACE INTO dead_jobs (id, queue, body, trace, enqueued, died, attempts, reason) SELECT id, queue, body, trace, enqueued, ?3, attempts, ?4 FROM jobs WHERE id = ?1 AND (?2 IS NULL OR receipt = ?2)"))
        {
            if (copy.Bind(1, id).Bind(2, receipt).Bind(3, now).Bind(4, reason).Execute() == 0)
            {
                return false;
            }
        }

        using var delete = connection.Prepare("DELETE FROM jobs WHERE id = ?1");
        return delete.Bind(1, id).Execute() == 1;
    }

    public static bool Redrive(Connection connection, string queue, string id, long now)
    {
        using (var copy = connection.Prepare(
            "INSERT INTO jobs (id, queue, body, trace, enqueued, visible, attempts) SELECT id, queue, body, trace, enqueued, ?3, 0 FROM dead_jobs WHERE id = ?1 AND queue = ?2"))
        {
            if (copy.Bind(1, id).Bind(2, queue).Bind(3, now).Execute() == 0)
            {
                return false;
            }
        }

        using var delete = connection.Prepare("DELETE FROM dead_jobs WHERE id = ?1");
        return delete.Bind(1, id).Execute() == 1;
    }

    public static QueueStatistics Statistics(Connection connection, string queue, long now)
    {
        using var live = connection.Prepare(
            """
            SELECT COUNT(*) FILTER (WHERE visible <= ?2), COUNT(*) FILTER (WHERE visible > ?2 AND receipt IS NOT NULL),
                   COUNT(*) FILTER (WHERE visible > ?2 AND receipt IS NULL), MIN(visible) FILTER (WHERE visible <= ?2)
            FROM jobs WHERE queue = ?1
            """);
        live.Bind(1, queue).Bind(2, now).Step();
        using var dead = connection.Prepare("SELECT COUNT(*) FROM dead_jobs WHERE queue = ?1");
        dead.Bind(1, queue).Step();
        var age = live.IsNull(3) ? TimeSpan.Zero : TimeSpan.FromMilliseconds(now - live.Integer(3));
        return new QueueStatistics((int)live.Integer(0), (int)live.Integer(1), (int)live.Integer(2), (int)dead.Integer(0), age);
    }

    public static IReadOnlyList<DeadLetter> DeadLetters(Connection connection, string queue, int limit)
    {
        var letters = new List<DeadLetter>();
        using var statement = connection.Prepare(
            "SELECT id, body, reason, attempts, enqueued, died FROM dead_jobs WHERE queue = ?1 ORDER BY died DESC, id DESC LIMIT ?2");
        statement.Bind(1, queue).Bind(2, limit);
        while (statement.Step())
        {
            letters.Add(new DeadLetter(statement.Text(0), statement.Text(1), statement.Text(2), (int)statement.Integer(3), Time(statement.Integer(4)), Time(statement.Integer(5))));
        }

        return letters;
    }

    public static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

/// <param name="Attempts">Deliveries so far.</param>
/// <param name="Enqueued">Unix milliseconds.</param>
internal sealed record JobRow(string Id, string Body, int Attempts, long Enqueued, string? TraceParent);
