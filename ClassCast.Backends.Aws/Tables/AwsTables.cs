using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Backends.Aws.Outbox;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>The tables that this backend needs for itself, beside the classroom's; infrastructure templates are compared with both.</summary>
internal static class AwsTables
{
    public static Table<OutboxEntry> Outbox { get; } = new()
    {
        Name = "Outbox",
        PartitionKey = "shard",
        SortKey = "due",
        Json = AwsTablesJson.Default.OutboxEntry,
    };

    public static Table<Setting> Settings { get; } = new()
    {
        Name = "Settings",
        PartitionKey = "name",
        Json = AwsTablesJson.Default.Setting,
    };

    public static IReadOnlyList<TableDefinition> All { get; } = [Outbox, Settings];
}

/// <summary>What all processes of an installation share and none is configured with: written once, by whichever process needs it first.</summary>
internal sealed record Setting : Item
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    /// <summary>The value is a secret, and a record's own text would print it.</summary>
    public override string ToString() => $"{nameof(Setting)} {Name}";
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(OutboxEntry))]
[JsonSerializable(typeof(Setting))]
internal sealed partial class AwsTablesJson : JsonSerializerContext;
