namespace ClassCast.Core.Ports;

/// <summary>A write's condition did not hold, and nothing was written. The caller reads again and decides, or reports a conflict.</summary>
/// <param name="table">Name of the table.</param>
/// <param name="key">Key of the item whose condition failed.</param>
/// <param name="writeIndex">Position in the transaction, 0 for a single write.</param>
public sealed class ConditionFailedException(string table, ItemKey key, int writeIndex = 0)
    : Exception($"The condition on {table} {key} did not hold.")
{
    public string Table { get; } = table;

    public ItemKey Key { get; } = key;

    public int WriteIndex { get; } = writeIndex;
}

/// <summary>A cursor that this query did not hand out.</summary>
public sealed class InvalidCursorException() : Exception("The cursor does not belong to this query.");

/// <summary>More than 400 KB of JSON in one item.</summary>
public sealed class ItemTooLargeException(string table, ItemKey key, int bytes)
    : Exception($"Item {table} {key} has {bytes} bytes; an item holds at most {MaximumBytes}.")
{
    public const int MaximumBytes = 400 * 1024;
}

public sealed class TransactionTooLargeException : Exception
{
    public TransactionTooLargeException(int maximumWrites)
        : base($"A transaction holds at most {maximumWrites} writes.")
    {
    }

    /// <param name="bytes">Of all its writes and messages.</param>
    /// <param name="maximumBytes">What it may have.</param>
    public TransactionTooLargeException(long bytes, int maximumBytes)
        : base($"The transaction has {bytes} bytes of JSON; a transaction holds at most {maximumBytes}.")
    {
    }
}

/// <summary>A transaction writes or checks the same item twice; refused before anything is written, as DynamoDB does.</summary>
public sealed class DuplicateWriteException(string table, ItemKey key)
    : Exception($"The transaction touches {table} {key} more than once; combine the writes.");

/// <summary>
/// The storage cannot take the write now: the disk is full or fails, or the database is out of reach. The same call may succeed later. On one machine
/// nothing was written; on AWS a write whose answer stayed away beyond all retries may have happened.
/// </summary>
public sealed class StorageUnavailableException(string message, bool isDiskFull, Exception? inner = null) : Exception(message, inner)
{
    public bool IsDiskFull { get; } = isDiskFull;
}
