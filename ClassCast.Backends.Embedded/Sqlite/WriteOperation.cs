namespace ClassCast.Backends.Embedded.Sqlite;

/// <summary>One caller's write: all of it or nothing, within a commit shared with others. It may be run again when the shared commit failed.</summary>
internal abstract class WriteOperation(CancellationToken cancellationToken)
{
    public bool IsCancelled => CancellationToken.IsCancellationRequested;

    protected CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Does the work, and keeps its result or the exception that concerns this caller alone.</summary>
    public abstract void Execute(Connection connection);

    /// <summary>The commit is durable (or this operation failed by itself): tell the caller.</summary>
    public abstract void Complete();

    public abstract void Refuse(Exception error);

    public abstract void Cancel();
}

internal sealed class WriteOperation<T>(Func<Connection, T> body, Action<T>? committed, CancellationToken cancellationToken)
    : WriteOperation(cancellationToken)
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Task => completion.Task;

    public override void Execute(Connection connection) => result = body(connection);

    public override void Complete()
    {
        try
        {
            committed?.Invoke(result!);
            completion.TrySetResult(result!);
        }
        catch (Exception error)
        {
            // the writer's thread must live; a defect in the callback is its caller's to see
            completion.TrySetException(error);
        }
    }

    public override void Refuse(Exception error) => completion.TrySetException(error);

    public override void Cancel() => completion.TrySetCanceled(CancellationToken);
}
