using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ClassCast.Core.Tables;

namespace ClassCast.Backends.Tests;

/// <summary>Items that an older version of the program stored.</summary>
public sealed class StoredFormTests
{
    public static TheoryData<string> Tables() => [.. TableCatalog.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void An_item_stored_before_its_optional_properties_existed_has_no_null_where_the_type_promises_a_value(string name)
    {
        var table = TableCatalog.All.Single(table => table.Name == name);
        var json = (JsonTypeInfo)table.GetType().GetProperty("Json")!.GetValue(table)!;
        var oldest = new JsonObject(json.Properties.Where(property => property.IsRequired).Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Any(property.PropertyType))));

        var item = JsonSerializer.Deserialize(oldest, json)!;

        var nullability = new NullabilityInfoContext();
        Assert.Empty(item.GetType().GetProperties()
            .Where(property => nullability.Create(property).ReadState == NullabilityState.NotNull && property.GetValue(item) is null)
            .Select(property => property.Name));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Key_and_index_attributes_are_properties_of_the_entity(string name)
    {
        var table = TableCatalog.All.Single(table => table.Name == name);
        var json = (JsonTypeInfo)table.GetType().GetProperty("Json")!.GetValue(table)!;
        IEnumerable<string?> attributes =
        [
            table.PartitionKey, table.SortKey, table.TimeToLive, .. table.Indexes.SelectMany(index => new[] { index.PartitionKey, index.SortKey }),
        ];

        Assert.Empty(attributes.OfType<string>().Except(json.Properties.Select(property => property.Name)));
    }

    private static JsonNode Any(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(bool) => false,
        _ when type == typeof(DateTimeOffset) => "2026-01-01T00:00:00.000Z",
        _ when type.IsEnum => Enum.GetNames(type)[0],
        _ when type.IsPrimitive || type == typeof(decimal) => 1,
        _ when typeof(System.Collections.IEnumerable).IsAssignableFrom(type) => new JsonArray(),
        _ => new JsonObject(),
    };
}
