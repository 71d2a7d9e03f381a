using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ClassCast.Backends.Aws;
using ClassCast.Backends.Aws.Tables;
using ClassCast.Core;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Backends.Tests.Aws;

/// <summary>The declared tables, which a test has for itself. They are made once and emptied after each test: making them takes longer than most tests.</summary>
internal static class TestTables
{
    private static readonly ConcurrentBag<string> Free = [];

    public static IReadOnlyList<TableDefinition> All { get; } = [.. TableCatalog.All, .. AwsTables.All];

    /// <returns>What the tables' names begin with.</returns>
    public static async Task<string> RentAsync()
    {
        if (Free.TryTake(out var prefix))
        {
            return prefix;
        }

        prefix = $"t{Ids.New()[^12..]}";
        using var client = new AmazonDynamoDBClient();
        await Task.WhenAll(All.Select(table => CreateAsync(client, table, NameOf(prefix, table))));
        return prefix;
    }

    /// <summary>When no process works on them any more.</summary>
    public static async Task ReturnAsync(string prefix, Uri server)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var answer = await http.PostAsync(new Uri(server, $"/moto-api/empty-tables?prefix={prefix}-"), content: null);
        answer.EnsureSuccessStatusCode();
        Free.Add(prefix);
    }

    /// <summary>What a stack would have as outputs.</summary>
    public static IReadOnlyDictionary<string, string> OutputsOf(string prefix) => All.ToDictionary(AwsResources.TableOutput, table => NameOf(prefix, table));

    private static string NameOf(string prefix, TableDefinition table) => $"{prefix}-{table.Name}";

    public static async Task CreateAsync(IAmazonDynamoDB client, TableDefinition table, string name)
    {
        await client.CreateTableAsync(Request(table, name));
        if (table.TimeToLive is { } attribute)
        {
            await client.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest
            {
                TableName = name,
                TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = true },
            });
        }
    }

    private static CreateTableRequest Request(TableDefinition table, string name)
    {
        var attributes = table.Indexes.SelectMany(index => new[] { index.PartitionKey, index.SortKey }).Concat([table.PartitionKey, table.SortKey]);
        return new CreateTableRequest
        {
            TableName = name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = Keys(table.PartitionKey, table.SortKey),
            AttributeDefinitions = [.. attributes.OfType<string>().Distinct().Select(attribute => new AttributeDefinition(attribute, ScalarAttributeType.S))],
            GlobalSecondaryIndexes = table.Indexes.Count == 0 ? null :
            [
                .. table.Indexes.Select(index => new GlobalSecondaryIndex
                {
                    IndexName = index.Name,
                    KeySchema = Keys(index.PartitionKey, index.SortKey),
                    Projection = new Projection { ProjectionType = ProjectionType.ALL },
                }),
            ],
        };
    }

    private static List<KeySchemaElement> Keys(string partition, string? sort) =>
    [
        new KeySchemaElement(partition, KeyType.HASH),
        .. sort is null ? Array.Empty<KeySchemaElement>() : [new KeySchemaElement(sort, KeyType.RANGE)],
    ];
}
