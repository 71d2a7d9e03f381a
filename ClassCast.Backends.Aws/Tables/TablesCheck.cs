using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ClassCast.Backends.Aws.Hosting;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Every declared table is there, active, with its keys and indexes. A missing expiry costs money and nothing else: a warning.</summary>
internal sealed partial class TablesCheck(IAmazonDynamoDB client, AwsResources resources, ILogger<TablesCheck> logger) : IAwsStartupCheck
{
    public string Name => "tables";

    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        TableDefinition[] tables = [.. TableCatalog.All, .. AwsTables.All];
        string[] missing = [.. tables.Select(table => resources.Missing(AwsResources.TableOutput(table))).OfType<string>()];
        var present = tables.Where(table => resources.Missing(AwsResources.TableOutput(table)) is null);
        var problems = await Task.WhenAll(present.Select(table => CheckAsync(table, cancellationToken)));
        return [.. missing, .. problems.SelectMany(some => some)];
    }

    private async Task<IReadOnlyList<string>> CheckAsync(TableDefinition table, CancellationToken cancellationToken)
    {
        var name = resources.Table(table);
        TableDescription description;
        try
        {
            description = (await client.DescribeTableAsync(new DescribeTableRequest { TableName = name }, cancellationToken)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return [$"Table {name} ({AwsResources.Setting(AwsResources.TableOutput(table))}) does not exist in region {client.Config.RegionEndpoint?.SystemName ?? "?"}. "
                + "Look at AWS_REGION, and at whether the setting is of this stack."];
        }

        await WarnWithoutExpiryAsync(table, name, cancellationToken);
        return [.. Problems(table, description).Select(problem => $"Table {name} ({AwsResources.Setting(AwsResources.TableOutput(table))}) {problem} Update the stack (infra/database.template).")];
    }

    private static IEnumerable<string> Problems(TableDefinition table, TableDescription description)
    {
        if (description.TableStatus == TableStatus.CREATING || description.TableStatus == TableStatus.DELETING)
        {
            yield return $"is {description.TableStatus.Value.ToLowerInvariant()}.";
        }

        if (Keys(description.KeySchema) is var keys && keys != Keys(table.PartitionKey, table.SortKey))
        {
            yield return $"has the key {keys} instead of {Keys(table.PartitionKey, table.SortKey)}.";
        }

        foreach (var index in table.Indexes)
        {
            var found = description.GlobalSecondaryIndexes?.Find(one => one.IndexName == index.Name);
            if (found is null)
            {
                yield return $"has no index {index.Name}.";
            }
            else if (Keys(found.KeySchema) is var indexKeys && indexKeys != Keys(index.PartitionKey, index.SortKey))
            {
                yield return $"has an index {index.Name} on {indexKeys} instead of {Keys(index.PartitionKey, index.SortKey)}.";
            }
            else if (found.Projection?.ProjectionType != ProjectionType.ALL)
            {
                yield return $"has an index {index.Name} that does not hold whole items.";
            }
        }
    }

    private async Task WarnWithoutExpiryAsync(TableDefinition table, string name, CancellationToken cancellationToken)
    {
        if (table.TimeToLive is null)
        {
            return;
        }

        var answer = await client.DescribeTimeToLiveAsync(new DescribeTimeToLiveRequest { TableName = name }, cancellationToken);
        var expiry = answer.TimeToLiveDescription;
        if (expiry?.AttributeName != table.TimeToLive || (expiry.TimeToLiveStatus != TimeToLiveStatus.ENABLED && expiry.TimeToLiveStatus != TimeToLiveStatus.ENABLING))
        {
            LogNoExpiry(logger, name, table.TimeToLive);
        }
    }

    private static string Keys(List<KeySchemaElement> schema) =>
        Keys(schema.Find(key => key.KeyType == KeyType.HASH)?.AttributeName ?? "", schema.Find(key => key.KeyType == KeyType.RANGE)?.AttributeName);

    private static string Keys(string partition, string? sort) => sort is null ? partition : $"{partition} + {sort}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Table {Table} has no time to live on {Attribute}: expired items stay, and are paid for")]
    private static partial void LogNoExpiry(ILogger logger, string table, string attribute);
}
