using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>A declared table under the name that it has in this installation.</summary>
internal sealed record AwsTable(TableDefinition Definition, string Name)
{
    /// <exception cref="ArgumentException">The key is not one of this table.</exception>
    public Dictionary<string, AttributeValue> Key(ItemKey key)
    {
        Definition.Validate(key);
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { [Definition.PartitionKey] = new() { S = key.Partition } };
        if (Definition.SortKey is { } sort)
        {
            attributes[sort] = new AttributeValue { S = key.Sort };
        }

        return attributes;
    }

    /// <exception cref="ArgumentException">A key attribute is absent or empty, or a key or index attribute is not a string.</exception>
    public ItemKey KeyOf(Dictionary<string, AttributeValue> item)
    {
        var key = new ItemKey(Text(item, Definition.PartitionKey) ?? "", Definition.SortKey is { } sort ? Text(item, sort) : null);
        Definition.Validate(key);
        foreach (var index in Definition.Indexes)
        {
            // DynamoDB refuses an empty one; it would have to be absent
            if (Text(item, index.PartitionKey) is "" || (index.SortKey is not null && Text(item, index.SortKey) is ""))
            {
                throw new ArgumentException($"An attribute of index {index.Name} of {Definition.Name} {key} is empty; leave it out.", nameof(item));
            }
        }

        return key;
    }

    private string? Text(Dictionary<string, AttributeValue> item, string attribute) =>
        !item.TryGetValue(attribute, out var value) ? null
        : value.S ?? throw new ArgumentException($"Attribute {attribute} of {Definition.Name} must be a JSON string.", nameof(item));
}
