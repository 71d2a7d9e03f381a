using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Many puts and deletes of one table without conditions, by BatchWriteItem. What DynamoDB leaves over is sent again, more slowly.</summary>
internal sealed class BatchWrites(DynamoCalls dynamo)
{
    /// <summary>In one request (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html).</summary>
    public const int MaximumItems = 25;

    private const int MaximumRounds = 20;

    /// <exception cref="StorageUnavailableException">Some were not taken; the others are written.</exception>
    public async Task WriteAsync(AwsTable table, IEnumerable<WriteRequest> writes, CancellationToken cancellationToken)
    {
        foreach (var batch in writes.Chunk(MaximumItems))
        {
            await WriteBatchAsync(table, [.. batch], cancellationToken);
        }
    }

    private async Task WriteBatchAsync(AwsTable table, List<WriteRequest> writes, CancellationToken cancellationToken)
    {
        for (var round = 0; writes.Count > 0; round++)
        {
            if (round == MaximumRounds)
            {
                throw new StorageUnavailableException("DynamoDB throttles the writes; try again later.", isDiskFull: false);
            }

            if (round > 0)
            {
                await dynamo.PauseAsync(round, cancellationToken);
            }

            var request = new BatchWriteItemRequest { RequestItems = new() { [table.Name] = writes } };
            var answer = await dynamo.SendAsync(client => client.BatchWriteItemAsync(request, cancellationToken), cancellationToken);
            var left = answer.UnprocessedItems?.GetValueOrDefault(table.Name) ?? [];
            round = left.Count < writes.Count ? 0 : round;
            writes = left;
        }
    }
}
