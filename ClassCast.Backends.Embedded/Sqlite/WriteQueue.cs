using System.Collections.Concurrent;
using System.Diagnostics;
using ClassCast.Core.Ports;
using Microsoft.Data.Sqlite;

namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>
/// The one writer of this process. Its thread takes whatever operations wait and commits them together: one flush of the disk for all of them.
/// Each operation runs inside a savepoint, so a failed condition of one does not touch its neighbours, and its caller hears of the result only when
/// the commit is durable. Another process's writer is waited for, and let in.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private const int MaximumBatch = 256;
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(25);

    private readonly BlockingCollection<WriteOperation> queue = [];
    private readonly ManualResetEventSlim never = new();
    private readonly string path;
    private readonly Func<Connection> open;
    private readonly Action<int, TimeSpan>? committed;
    private readonly Thread thread;
    private Connection? connection;

    /// <param name="path">For messages.</param>
    /// <param name="open">Opens a connection to write with, now and again after a fault.</param>
    /// <param name="committed">Told the number of operations and the duration of each commit.</param>
    public WriteQueue(string path, Func<Connection> open, Action<int, TimeSpan>? committed)
    {
        this.path = path;
        this.open = open;
        this.committed = committed;
        thread = new Thread(Run) { IsBackground = true, Name = $"sqlite writer {Path.GetFileName(path)}" };
        thread.Start();
    }

    public Task<T> WriteAsync<T>(Func<Connection, T> body, Action<T>? committed, CancellationToken cancellationToken)
    {
        var operation = new WriteOperation<T>(body, committed, cancellationToken);
        try
        {
            queue.Add(operation, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(WriteQueue), "The store is closed.");
        }

        return operation.Task;
    }

    /// <summary>Finishes what was accepted, then closes.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
        never.Dispose();
    }

    private void Run()
    {
        var batch = new List<WriteOperation>(MaximumBatch);
        var turn = Stopwatch.StartNew();
        while (Fill(batch, turn))
        {
            CommitAndAnswer(batch);
            batch.Clear();
        }

        connection?.Dispose();
    }

    private void CommitAndAnswer(List<WriteOperation> batch)
    {
        List<Exception?> refusals;
        try
        {
            refusals = Commit(batch);
        }
        catch (Exception error) when (batch.Count > 1 && error is not StorageUnavailableException { IsDiskFull: false })
        {
            // one of them may be too much for the disk: the others still get their chance
            batch.ForEach(operation => CommitAndAnswer([operation]));
            return;
        }
        catch (Exception error)
        {
            batch.ForEach(operation => operation.Refuse(error));
            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            Answer(batch[i], refusals[i]);
        }
    }

    /// <summary>Waits for a first operation and takes along what else is there.</summary>
    private bool Fill(List<WriteOperation> batch, Stopwatch turn)
    {
        if (!queue.TryTake(out var operation))
        {
            turn.Reset();
            if (!queue.TryTake(out operation, Timeout.Infinite))
            {
                return false;
            }

            turn.Start();
        }
        else if (turn.Elapsed > LongestTurn)
        {
            // a busy writer would take the lock again before a waiting process looks: leave it a gap longer than its poll
            never.Wait(LockPoll + LockPoll);
            turn.Restart();
        }

        do
        {
            batch.Add(operation);
        }
        while (batch.Count < MaximumBatch && queue.TryTake(out operation));
        return true;
    }

    /// <returns>For each operation what concerns it alone, or null when it is committed.</returns>
    private List<Exception?> Commit(List<WriteOperation> batch)
    {
        try
        {
            connection ??= open();
            var started = Stopwatch.GetTimestamp();
            Begin(connection);
            var refused = batch.ConvertAll(operation => Execute(connection, operation));
            connection.Execute("COMMIT");
            committed?.Invoke(batch.Count, Stopwatch.GetElapsedTime(started));
            return refused;
        }
        catch (SqliteException error)
        {
            Abandon(error);
            throw StorageErrors.Translate(error, path);
        }
    }

    private static void Answer(WriteOperation operation, Exception? refusal)
    {
        switch (refusal)
        {
            case null:
                operation.Complete();
                break;
            case OperationCanceledException:
                operation.Cancel();
                break;
            default:
                operation.Refuse(refusal);
                break;
        }
    }

    private static Exception? Execute(Connection connection, WriteOperation operation)
    {
        if (operation.IsCancelled)
        {
            return new OperationCanceledException();
        }

        connection.Execute("SAVEPOINT operation");
        try
        {
            operation.Execute(connection);
            connection.Execute("RELEASE operation");
            return null;
        }
        catch (Exception error) when (error is not SqliteException sqlite || !(StorageErrors.IsFault(sqlite) || StorageErrors.IsBusy(sqlite)))
        {
            connection.Execute("ROLLBACK TO operation");
            connection.Execute("RELEASE operation");
            return error;
        }
    }

    private void Begin(Connection writer)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                writer.Execute("BEGIN IMMEDIATE");
                return;
            }
            catch (SqliteException error) when (StorageErrors.IsBusy(error) && waiting.Elapsed < LockPatience)
            {
                never.Wait(LockPoll);
            }
        }
    }

    private void Abandon(SqliteException error)
    {
        try
        {
            if (connection is { InTransaction: true })
            {
                connection.Execute("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // closing rolls back as well
            error = new SqliteException(error.Message, SQLitePCL.raw.SQLITE_IOERR);
        }

        if (StorageErrors.IsFault(error))
        {
            connection?.Dispose();
            connection = null;
        }
    }
}
