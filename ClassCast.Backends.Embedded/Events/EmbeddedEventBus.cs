using System.Runtime.CompilerServices;
using System.Text.Json;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Backends.Embedded.Events;

/// <summary>
/// Live events through a small database of their own, <c>events.db</c>, which is not flushed on commit: publishing costs microseconds and does not
/// queue behind the classroom's writes. Rows are numbered in the order of commits; each subscriber reads on from where it is, so the table of the
/// newest rows is everybody's buffer.
/// </summary>
internal sealed class EmbeddedEventBus : IEventBus, IAsyncDisposable, IDisposable
{
    /// <summary>What the port promises a slow reader.</summary>
    private const int Kept = 10_000;
    private const int TrimEvery = 500;
    private const int PageSize = 500;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);

    private readonly Database database;
    private readonly ChangeWatcher changes;

    public EmbeddedEventBus(IOptions<EmbeddedOptions> options)
        : this(options.Value.DataDirectory!)
    {
    }

    public EmbeddedEventBus(string dataDirectory)
    {
        DataDirectory.Create(dataDirectory);
        database = new Database(Path.Combine(dataDirectory, "events.db"), Durability.ProcessCrash, connection =>
            connection.ExecuteOnce("CREATE TABLE IF NOT EXISTS events (seq INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)"));
        changes = new ChangeWatcher(database, PollInterval);
    }

    public Task PublishAsync(LiveEvent liveEvent, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(liveEvent, PortsJson.Default.LiveEvent);
        return database.WriteAsync(connection => Insert(connection, body), cancellationToken, _ => changes.Pulse());
    }

    public async IAsyncEnumerable<LiveEvent> SubscribeAsync(Action? subscribed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var waiting = changes.Register();
        var position = database.Read(Newest);
        subscribed?.Invoke();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changed = changes.Next;
            var page = database.Read(connection => After(connection, position));
            foreach (var (sequence, liveEvent) in page)
            {
                position = sequence;
                yield return liveEvent;
            }

            if (page.Count == 0)
            {
                await changed.WaitAsync(cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await changes.DisposeAsync();
        database.Dispose();
    }

    public void Dispose()
    {
        changes.Dispose();
        database.Dispose();
    }

    private static long Insert(Connection connection, byte[] body)
    {
        using (var insert = connection.Prepare("INSERT INTO events (body) VALUES (?1)"))
        {
            insert.BindUtf8(1, body).Execute();
        }

        var sequence = connection.LastInsertRowId;
        if (sequence % TrimEvery == 0)
        {
            using var trim = connection.Prepare("DELETE FROM events WHERE seq <= ?1");
            trim.Bind(1, sequence - Kept).Execute();
        }

        return sequence;
    }

    private static long Newest(Connection connection)
    {
        // the counter outlives the rows
        using var statement = connection.Prepare("SELECT MAX(seq) FROM sqlite_sequence WHERE name = 'events'");
        statement.Step();
        return statement.Integer(0);
    }

    private static List<(long Sequence, LiveEvent Event)> After(Connection connection, long position)
    {
        var page = new List<(long, LiveEvent)>();
        using var statement = connection.Prepare("SELECT seq, body FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2");
        statement.Bind(1, position).Bind(2, PageSize);
        while (statement.Step())
        {
            page.Add((statement.Integer(0), JsonSerializer.Deserialize(statement.Bytes(1), PortsJson.Default.LiveEvent)!));
        }

        return page;
    }
}
