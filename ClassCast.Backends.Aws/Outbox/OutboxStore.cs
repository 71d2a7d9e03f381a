using Amazon.DynamoDBv2.Model;
using ClassCast.Backends.Aws.Tables;
using ClassCast.Core.Ports;
using Condition = ClassCast.Core.Ports.Condition;

namespace ClassCast.Backends.Aws.Outbox;

/// <summary>The outbox table. An entry's time is in its key, so giving it another time is a move: delete and put in one transaction, which one process wins.</summary>
internal sealed class OutboxStore(BatchWrites batches, TableReader reader, TableQueries queries, TableWriter writer)
{
    private static Table<OutboxEntry> Table => AwsTables.Outbox;

    /// <summary>The entries of a shard that are due, longest first.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> DueAsync(string shard, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Table, new TableQuery(shard) { Sort = SortRange.Between(null, OutboxKeys.DueBy(now)), Limit = limit }, cancellationToken)).Items;

    /// <summary>What was given up, newest first.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> DeadAsync(int limit, CancellationToken cancellationToken) =>
        (await queries.QueryAsync(Table, new TableQuery(OutboxKeys.Dead) { Limit = limit, Descending = true }, cancellationToken)).Items;

    /// <returns>The entry as it is now, or null when another process has moved or removed it.</returns>
    public async Task<OutboxEntry?> MoveAsync(OutboxEntry from, OutboxEntry to, CancellationToken cancellationToken)
    {
        var delete = writer.Prepare(new DeleteWrite(Table, Key(from), Condition.Exists));
        var put = writer.Prepare(new PutWrite<OutboxEntry>(Table, to with { Version = 0 }, null));
        try
        {
            await writer.CommitAsync([delete, put], [], cancellationToken);
            return to with { Version = put.Version };
        }
        catch (ConditionFailedException)
        {
            return null;
        }
    }

    /// <exception cref="StorageUnavailableException">Some are left, and will be sent again.</exception>
    public Task RemoveAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        var table = reader.Table(Table);
        return batches.WriteAsync(table, entries.Select(entry => new WriteRequest(new DeleteRequest(table.Key(Key(entry))))), cancellationToken);
    }

    private static ItemKey Key(OutboxEntry entry) => new(entry.Shard, entry.Due);
}
