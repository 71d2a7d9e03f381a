using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>
/// Writes, each exactly once although the SDK repeats a request whose answer was lost. A transaction is recognised by DynamoDB through its token. A single
/// write that would do harm when repeated (an addition, a delete on a condition) is a transaction of one; a put or a setting update goes the cheaper way,
/// and finds its own mark on the item when its repetition is refused.
/// </summary>
internal sealed class TableWriter(DynamoCalls dynamo, TableReader reader)
{
    private const int MaximumOvertakes = 20;

    public PreparedWrite Prepare(TransactionWrite write) => new(reader.Table(write.Table), write);

    /// <returns>The attributes after an update where DynamoDB gave them; null otherwise.</returns>
    /// <exception cref="ConditionFailedException">As the port says.</exception>
    public async Task<Dictionary<string, AttributeValue>?> WriteAsync(PreparedWrite write, CancellationToken cancellationToken)
    {
        if (!write.IsRepeatable)
        {
            await CommitAsync([write], [], cancellationToken);
            return null;
        }

        for (var overtakes = 0; ; overtakes++)
        {
            await PinAsync(write, cancellationToken);
            try
            {
                return await SendAsync(write, cancellationToken);
            }
            catch (ConditionalCheckFailedException refusal)
            {
                if (AttributeMap.IsWrittenBy(refusal.Item, write.WriteId))
                {
                    return refusal.Item;
                }

                if (!write.IsOvertaken(refusal.Item))
                {
                    throw write.Failed(0);
                }

                if (overtakes == MaximumOvertakes)
                {
                    throw new StorageUnavailableException("Too many others write the same item; try again later.", isDiskFull: false, refusal);
                }
            }

            await dynamo.PauseAsync(overtakes, cancellationToken);
        }
    }

    /// <summary>All writes and the outbox entries, or none.</summary>
    public async Task CommitAsync(IReadOnlyList<PreparedWrite> writes, IReadOnlyList<PreparedWrite> entries, CancellationToken cancellationToken)
    {
        for (var overtakes = 0; ; overtakes++)
        {
            await Task.WhenAll(writes.Select(write => PinAsync(write, cancellationToken)));
            var request = new TransactWriteItemsRequest
            {
                ClientRequestToken = Ids.New(),
                TransactItems = [.. writes.Concat(entries).Select(write => write.ToTransactItem())],
            };
            try
            {
                await dynamo.SendAsync(client => client.TransactWriteItemsAsync(request, cancellationToken), cancellationToken);
                return;
            }
            catch (TransactionCanceledException cancelled)
            {
                var refusal = Refusal(writes, cancelled.CancellationReasons);
                if (refusal is not null || overtakes == MaximumOvertakes)
                {
                    throw refusal ?? new StorageUnavailableException("Too many others write the same items; try again later.", isDiskFull: false, cancelled);
                }
            }

            await dynamo.PauseAsync(overtakes, cancellationToken);
        }
    }

    /// <returns>Null when all that failed was overtaken: to be pinned and sent again.</returns>
    private static Exception? Refusal(IReadOnlyList<PreparedWrite> writes, List<CancellationReason> reasons)
    {
        for (var i = 0; i < Math.Min(writes.Count, reasons.Count); i++)
        {
            var reason = reasons[i];
            if (reason.Code == "ConditionalCheckFailed" && !writes[i].IsOvertaken(reason.Item))
            {
                return writes[i].Failed(i);
            }

            if (reason.Code == "ValidationError")
            {
                return DynamoCalls.IsTooLarge(reason.Message)
                    ? new ItemTooLargeException(writes[i].Table.Definition.Name, writes[i].Key, Math.Max(writes[i].Bytes, ItemTooLargeException.MaximumBytes))
                    : new ArgumentException($"{writes[i].Table.Definition.Name} {writes[i].Key}: {reason.Message}", nameof(writes));
            }
        }

        return null;
    }

    private async Task PinAsync(PreparedWrite write, CancellationToken cancellationToken)
    {
        if (write.NeedsStoredVersion)
        {
            write.Pin(await reader.VersionAsync(write.Table, write.Key, cancellationToken));
        }
    }

    private async Task<Dictionary<string, AttributeValue>?> SendAsync(PreparedWrite write, CancellationToken cancellationToken)
    {
        try
        {
            return await dynamo.SendAsync(client => SendAsync(client, write, cancellationToken), cancellationToken);
        }
        catch (AmazonDynamoDBException invalid) when (DynamoCalls.IsTooLarge(invalid.Message))
        {
            throw new ItemTooLargeException(write.Table.Definition.Name, write.Key, Math.Max(write.Bytes, ItemTooLargeException.MaximumBytes));
        }
    }

    private static async Task<Dictionary<string, AttributeValue>?> SendAsync(IAmazonDynamoDB client, PreparedWrite write, CancellationToken cancellationToken)
    {
        switch (write.Kind)
        {
            case WriteKind.Put:
                await client.PutItemAsync(write.ToPut(), cancellationToken);
                return null;
            case WriteKind.Update:
                return (await client.UpdateItemAsync(write.ToUpdate(), cancellationToken)).Attributes;
            case WriteKind.Delete:
                await client.DeleteItemAsync(new DeleteItemRequest { TableName = write.Table.Name, Key = write.Table.Key(write.Key) }, cancellationToken);
                return null;
            default:
                throw new NotSupportedException($"{write.Kind} is not a request of its own.");
        }
    }
}
