using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Applies an <see cref="Update"/> to a stored item's JSON.</summary>
internal static class Updates
{
    private const string VersionAttribute = "version";

    /// <exception cref="ArgumentException">It names a key or index attribute or the version.</exception>
    public static void Validate(TableLayout layout, Update update)
    {
        var definition = layout.Definition;
        foreach (var attribute in update.Adds.Keys.Concat(update.Sets.Keys))
        {
            if (attribute == definition.PartitionKey || attribute == definition.SortKey || attribute == VersionAttribute || layout.IndexAttributes.Contains(attribute))
            {
                throw new ArgumentException($"Attribute {attribute} of {definition.Name} cannot be changed by an update; put the item.", nameof(update));
            }
        }
    }

    public static byte[] Apply(ReadOnlySpan<byte> body, Update update, long version)
    {
        var item = JsonNode.Parse(body)!.AsObject();
        foreach (var (attribute, amount) in update.Adds)
        {
            item[attribute] = (item[attribute]?.GetValue<decimal>() ?? 0) + amount;
        }

        foreach (var (attribute, value) in update.Sets)
        {
            if (value is null)
            {
                item.Remove(attribute);
            }
            else
            {
                item[attribute] = value;
            }
        }

        item[VersionAttribute] = version;
        var buffer = new ArrayBufferWriter<byte>(body.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            item.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
