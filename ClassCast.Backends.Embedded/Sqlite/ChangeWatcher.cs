namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>
/// Tells waiters that the database changed: at once for this process's own commits (<see cref="Pulse"/>), within the poll interval for another
/// process's. The poll reads <c>PRAGMA data_version</c>, a word in shared memory that changes with every commit of another connection; it runs only
/// while somebody waits, on a thread of its own, which spares the timer and the thread pool a turn for each look.
/// </summary>
internal sealed class ChangeWatcher : IAsyncDisposable, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim wanted = new(0);
    private readonly Connection connection;
    private readonly TimeSpan interval;
    private readonly Task loop;
    private TaskCompletionSource next = NewSource();
    private int waiters;

    public ChangeWatcher(Database database, TimeSpan interval)
    {
        this.interval = interval;
        connection = database.OpenReader();
        var seen = Version();
        loop = Task.Factory.StartNew(() => Poll(seen), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>
    /// Completes with the next change. Take it first, then look into the database, then await: so no change falls in between.
    /// The caller counts as waiting until it disposes the registration.
    /// </summary>
    public Task Next => Volatile.Read(ref next).Task;

    public Registration Register()
    {
        if (Interlocked.Increment(ref waiters) == 1)
        {
            wanted.Release();
        }

        return new Registration(this);
    }

    public void Pulse() => Interlocked.Exchange(ref next, NewSource()).TrySetResult();

    /// <summary>Ends the poll, which then closes its connection, and lets waiters look once more.</summary>
    public void Dispose()
    {
        stopping.Cancel();
        Pulse();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await loop;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Poll(long seen)
    {
        using (connection)
        {
            while (AwaitTurn())
            {
                var version = Version();
                if (version != seen)
                {
                    seen = version;
                    Pulse();
                }
            }
        }
    }

    /// <returns>False when it is disposed.</returns>
    private bool AwaitTurn()
    {
        if (Volatile.Read(ref waiters) > 0)
        {
            return !stopping.Token.WaitHandle.WaitOne(interval);
        }

        try
        {
            wanted.Wait(stopping.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private long Version()
    {
        try
        {
            using var statement = connection.Prepare("PRAGMA data_version");
            statement.Step();
            return statement.Integer(0);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            // waiters look for themselves, and get the error if it lasts
            return -1;
        }
    }

    public readonly struct Registration(ChangeWatcher watcher) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref watcher.waiters);
    }
}
