namespace ClassCast.Core.Ports;

/// <summary>
/// Whole tables, for moving a classroom to another backend. It reads everything there is, so it is never used in a request path.
/// </summary>
public interface ITableArchive
{
    /// <summary>Most items that one <see cref="WriteAsync"/> takes.</summary>
    const int MaximumBatch = 500;

    /// <summary>Every item as UTF-8 JSON, in no particular order. What is written meanwhile may be among them or not.</summary>
    IAsyncEnumerable<byte[]> ReadAsync(TableDefinition table, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the items exactly as they are, version included, in place of what has the same keys. Writing the same items again changes nothing.
    /// When it throws, some of them may be stored.
    /// </summary>
    /// <exception cref="ItemTooLargeException">More than 400 KB.</exception>
    /// <exception cref="ArgumentException">A key attribute is absent or empty.</exception>
    Task WriteAsync(TableDefinition table, IReadOnlyList<byte[]> items, CancellationToken cancellationToken);

    /// <summary>Messages of commits that are not delivered yet: jobs on their way to a queue, mails that could not be sent.</summary>
    Task<int> CountUndeliveredAsync(CancellationToken cancellationToken);
}
