using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Reads by key, strongly consistent.</summary>
internal sealed class TableReader(DynamoCalls dynamo, AwsResources resources)
{
    public const int MaximumKeys = 100;
    private const int MaximumRounds = 20;

    public AwsTable Table(TableDefinition table) => new(table, resources.Table(table));

    public async Task<T?> GetAsync<T>(Table<T> table, ItemKey key, CancellationToken cancellationToken) where T : Item
    {
        var target = Table(table);
        return await ReadAsync(target, target.Key(key), cancellationToken) is { } item ? Parse(table, item) : null;
    }

    /// <returns>0 when there is no such item.</returns>
    public async Task<long> VersionAsync(AwsTable table, ItemKey key, CancellationToken cancellationToken) =>
        AttributeMap.VersionOf(await ReadAsync(table, table.Key(key), cancellationToken));

    /// <summary>What DynamoDB leaves over (an answer holds 16 MB, and a throttled partition gives nothing) is asked for again.</summary>
    public async Task<IReadOnlyList<T>> GetManyAsync<T>(Table<T> table, IReadOnlyCollection<ItemKey> keys, CancellationToken cancellationToken) where T : Item
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, MaximumKeys, nameof(keys));
        var target = Table(table);
        var found = new Dictionary<ItemKey, T>();
        var wanted = keys.Distinct().Select(target.Key).ToList();
        for (var round = 0; wanted.Count > 0; round++)
        {
            if (round == MaximumRounds)
            {
                throw new StorageUnavailableException("DynamoDB throttles the reads; try again later.", isDiskFull: false);
            }

            if (round > 0)
            {
                await dynamo.PauseAsync(round, cancellationToken);
            }

            var request = new BatchGetItemRequest { RequestItems = new() { [target.Name] = new KeysAndAttributes { Keys = wanted, ConsistentRead = true } } };
            var answer = await dynamo.SendAsync(client => client.BatchGetItemAsync(request, cancellationToken), cancellationToken);
            foreach (var item in answer.Responses?.GetValueOrDefault(target.Name) ?? [])
            {
                found[target.KeyOf(item)] = Parse(table, item);
                round = 0;
            }

            wanted = answer.UnprocessedKeys?.GetValueOrDefault(target.Name)?.Keys ?? [];
        }

        return [.. keys.Where(found.ContainsKey).Select(key => found[key])];
    }

    public static T Parse<T>(Table<T> table, Dictionary<string, AttributeValue> item) where T : Item =>
        JsonSerializer.Deserialize(AttributeMap.ToJson(item), table.Json)!;

    private async Task<Dictionary<string, AttributeValue>?> ReadAsync(AwsTable table, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = table.Name, Key = key, ConsistentRead = true };
        var answer = await dynamo.SendAsync(client => client.GetItemAsync(request, cancellationToken), cancellationToken);
        return answer.Item is { Count: > 0 } item ? item : null;
    }
}
