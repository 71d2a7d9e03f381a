namespace ClassCast.Core.Ports;

/// <summary>
/// Typed tables in the shape of DynamoDB. Reads by key are strongly consistent; reads through an index may lag on AWS.
/// A write is durable when its task completes. Items are limited to 400 KB of JSON (<see cref="ItemTooLargeException"/>). Key attributes are never
/// empty (<see cref="ArgumentException"/>). When the disk is full or fails, a write fails with <see cref="StorageUnavailableException"/>.
/// </summary>
public interface ITableStore
{
    /// <returns>The item, or null.</returns>
    Task<T?> GetAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken) where T : Item;

    /// <summary>Up to 100 keys at once. Items come in the order of the keys; missing ones are left out.</summary>
    Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> table, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item;

    /// <summary>One page of a partition. No scans: there is no other way to list.</summary>
    /// <exception cref="InvalidCursorException">The cursor is not one of this query's.</exception>
    Task<Page<T>> QueryAsync<T>(Table<T> table, TableQuery query, CancellationToken cancellationToken) where T : Item;

    /// <summary>
    /// Writes the item. Without a condition: an item of version 0 must not exist yet, any other must still have the same version. With a condition
    /// it gets a version above the stored one, so that whoever read before is refused.
    /// </summary>
    /// <returns>The item as stored, with its new version.</returns>
    /// <exception cref="ConditionFailedException">The condition did not hold; nothing was written.</exception>
    Task<T> PutAsync<T>(Table<T> table, T item, CancellationToken cancellationToken, Condition? condition = null) where T : Item;

    /// <returns>The item after the update.</returns>
    /// <exception cref="ConditionFailedException">The item does not exist or the condition did not hold.</exception>
    Task<T> UpdateAsync<T>(Table<T> table, ItemKey key, Update update, CancellationToken cancellationToken, Condition? condition = null) where T : Item;

    /// <summary>Deleting what is not there succeeds, unless a condition asks for it.</summary>
    /// <exception cref="ConditionFailedException">The condition did not hold.</exception>
    Task DeleteAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken, Condition? condition = null) where T : Item;

    /// <summary>
    /// All writes and messages of the transaction, or none. Messages are delivered at least once after the commit, also when the process dies
    /// right after it.
    /// </summary>
    /// <exception cref="ConditionFailedException">A condition did not hold; it names the write. Nothing was written or sent.</exception>
    /// <exception cref="TransactionTooLargeException">More than <see cref="Transaction.MaximumBytes"/>.</exception>
    /// <exception cref="DuplicateWriteException">Two writes are of the same item.</exception>
    Task CommitAsync(Transaction transaction, CancellationToken cancellationToken);
}
