using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Whole tables by scans and batches: the one place that scans, and no service uses it.</summary>
internal sealed class AwsTableArchive(DynamoCalls dynamo, BatchWrites batches, TableReader reader) : ITableArchive
{
    public async IAsyncEnumerable<byte[]> ReadAsync(TableDefinition table, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ScanRequest { TableName = reader.Table(table).Name, ConsistentRead = true };
        do
        {
            var page = await dynamo.SendAsync(client => client.ScanAsync(request, cancellationToken), cancellationToken);
            foreach (var item in page.Items ?? [])
            {
                yield return AttributeMap.ToJson(item);
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    public async Task WriteAsync(TableDefinition table, IReadOnlyList<byte[]> items, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Count, ITableArchive.MaximumBatch, nameof(items));
        var target = reader.Table(table);
        WriteRequest[] writes = [.. items.Select(json => Prepare(target, json))];
        await batches.WriteAsync(target, writes, cancellationToken);
    }

    public async Task<int> CountUndeliveredAsync(CancellationToken cancellationToken)
    {
        var outbox = reader.Table(AwsTables.Outbox);
        var counts = await Task.WhenAll(OutboxKeys.Shards.Select(shard => CountAsync(outbox, shard, cancellationToken)));
        return counts.Sum();
    }

    private async Task<int> CountAsync(AwsTable outbox, string shard, CancellationToken cancellationToken)
    {
        var count = 0;
        var request = new QueryRequest
        {
            TableName = outbox.Name,
            KeyConditionExpression = "#shard = :shard",
            ExpressionAttributeNames = new() { ["#shard"] = outbox.Definition.PartitionKey },
            ExpressionAttributeValues = new() { [":shard"] = new AttributeValue(shard) },
            Select = Select.COUNT,
            ConsistentRead = true,
        };
        do
        {
            var page = await dynamo.SendAsync(client => client.QueryAsync(request, cancellationToken), cancellationToken);
            count += page.Count ?? 0;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
        return count;
    }

    private static WriteRequest Prepare(AwsTable table, byte[] json)
    {
        _ = Item.VersionOf(json);
        var attributes = AttributeMap.FromJson(json);
        var key = table.KeyOf(attributes);
        return json.Length <= ItemTooLargeException.MaximumBytes
            ? new WriteRequest(new PutRequest(attributes))
            : throw new ItemTooLargeException(table.Definition.Name, key, json.Length);
    }
}
