using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Applies an <see cref="Update"/> to a stored item's JSON.</summary>
internal static class Updates
{
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

        item[Item.VersionAttribute] = version;
        var buffer = new ArrayBufferWriter<byte>(body.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            item.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
