using System.Text.Json.Nodes;
using ClassCast.Backends.Aws;

namespace ClassCast.Infra.Tests;

public sealed class DatabaseTemplateTests
{
    private static readonly Template Database = Template.Database;

    public static TheoryData<string> TableNames => [.. Declared.Tables.Select(table => table.Name)];

    [Fact]
    public void The_tables_are_those_that_the_code_declares() =>
        Assert.Equal(Declared.Tables.Select(table => table.Name).Order(), Database.ResourcesOf("AWS::DynamoDB::Table").Keys.Order());

    [Fact]
    public void Every_table_is_an_output_under_the_name_that_the_backend_looks_for() =>
        Assert.Equal(Declared.Tables.Select(AwsResources.TableOutput).Order(), Database.OutputNames.Order());

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Keys_and_indexes_are_the_declared_ones(string name)
    {
        var table = Declared.Table(name);
        var properties = Database.Properties(name);

        Assert.Equal(KeySchema(table.PartitionKey, table.SortKey), Schema(properties));
        Assert.Equal(
            table.Indexes.Select(index => (index.Name, KeySchema(index.PartitionKey, index.SortKey), "ALL")),
            (properties["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index =>
                ((string)index!["IndexName"]!, Schema(index), (string)index["Projection"]!["ProjectionType"]!)));
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Attributes_are_those_of_the_keys_and_are_strings(string name)
    {
        var table = Declared.Table(name);
        var expected = table.Indexes.SelectMany(index => new[] { index.PartitionKey, index.SortKey })
            .Concat([table.PartitionKey, table.SortKey])
            .OfType<string>().Distinct().Order()
            .Select(attribute => $"{attribute} S");

        Assert.Equal(
            expected,
            Database.Properties(name)["AttributeDefinitions"]!.AsArray().Select(attribute => $"{attribute!["AttributeName"]} {attribute["AttributeType"]}").Order());
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void Items_expire_where_a_time_to_live_is_declared(string name)
    {
        var declared = Declared.Table(name).TimeToLive;
        var specification = Database.Properties(name)["TimeToLiveSpecification"];

        if (declared is null)
        {
            Assert.Null(specification);
        }
        else
        {
            Json.AssertEqual($$"""{"AttributeName": "{{declared}}", "Enabled": true}""", specification);
        }
    }

    [Theory]
    [MemberData(nameof(TableNames))]
    public void A_table_costs_by_use_is_encrypted_can_be_recovered_and_outlives_the_stack_in_production(string name)
    {
        var resource = Database.Resource(name);
        var properties = Database.Properties(name);

        Assert.Equal("PAY_PER_REQUEST", (string)properties["BillingMode"]!);
        Json.AssertEqual("""{"SSEEnabled": true}""", properties["SSESpecification"]);
        Assert.True((bool)properties["PointInTimeRecoverySpecification"]!["PointInTimeRecoveryEnabled"]!);
        Json.AssertEqual("""{"Fn::If": ["IsProd", true, false]}""", properties["DeletionProtectionEnabled"]);
        Json.AssertEqual("""{"Fn::If": ["IsProd", "Retain", "Delete"]}""", resource["DeletionPolicy"]);
        Json.AssertEqual("""{"Fn::If": ["IsProd", "Retain", "Delete"]}""", resource["UpdateReplacePolicy"]);
        Json.AssertEqual($$"""{"Fn::Sub": "${Prefix}.{{name}}"}""", properties["TableName"]);
    }

    [Fact]
    public void Recovery_reaches_back_five_weeks_in_production() =>
        Json.AssertEqual(
            """{"dev": {"RecoveryPeriodInDays": 1}, "staging": {"RecoveryPeriodInDays": 7}, "prod": {"RecoveryPeriodInDays": 35}}""",
            Database.Mappings["Stages"]);

    private static string KeySchema(string partitionKey, string? sortKey) => sortKey is null ? $"{partitionKey} HASH" : $"{partitionKey} HASH, {sortKey} RANGE";

    private static string Schema(JsonNode? node) =>
        string.Join(", ", node!["KeySchema"]!.AsArray().Select(key => $"{key!["AttributeName"]} {key["KeyType"]}"));
}
