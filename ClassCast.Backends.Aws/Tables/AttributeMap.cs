using System.Buffers;
using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>
/// JSON as DynamoDB's attributes and back: each top-level member is an attribute, so that keys, conditions and updates work on it. Numbers keep their digits
/// (N is decimal, to 38 of them), null members are absent.
/// </summary>
internal static class AttributeMap
{
    /// <summary>Names the write that stored the item: a write whose answer was lost knows itself again. Not part of the JSON.</summary>
    public const string WriteId = "_write";

    public static Dictionary<string, AttributeValue> FromJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return ReadObject(ref reader, keepNulls: false);
    }

    public static byte[] ToJson(Dictionary<string, AttributeValue> item)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteObject(writer, item);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <returns>0 when there is no item.</returns>
    public static long VersionOf(Dictionary<string, AttributeValue>? item) =>
        item is not null && item.TryGetValue(Item.VersionAttribute, out var version) ? long.Parse(version.N) : 0;

    public static bool IsWrittenBy(Dictionary<string, AttributeValue>? item, string writeId) =>
        item is not null && item.TryGetValue(WriteId, out var last) && last.S == writeId;

    private static Dictionary<string, AttributeValue> ReadObject(ref Utf8JsonReader reader, bool keepNulls)
    {
        var members = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var value = ReadValue(ref reader);
            if (keepNulls || value.NULL != true)
            {
                members[name] = value;
            }
        }

        return members;
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new AttributeValue { S = reader.GetString() },
        JsonTokenType.Number => new AttributeValue { N = Encoding.UTF8.GetString(reader.ValueSpan) },
        JsonTokenType.True or JsonTokenType.False => new AttributeValue { BOOL = reader.GetBoolean() },
        JsonTokenType.Null => new AttributeValue { NULL = true },
        JsonTokenType.StartObject => new AttributeValue { M = ReadObject(ref reader, keepNulls: true) },
        JsonTokenType.StartArray => new AttributeValue { L = ReadArray(ref reader) },
        _ => throw new JsonException($"{reader.TokenType} is not a value."),
    };

    private static List<AttributeValue> ReadArray(ref Utf8JsonReader reader)
    {
        var elements = new List<AttributeValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(ReadValue(ref reader));
        }

        return elements;
    }

    private static void WriteObject(Utf8JsonWriter writer, Dictionary<string, AttributeValue> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members.Where(member => member.Key != WriteId))
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, AttributeValue value)
    {
        if (value.S is not null)
        {
            writer.WriteStringValue(value.S);
        }
        else if (value.N is not null)
        {
            writer.WriteRawValue(value.N);
        }
        else if (value.BOOL is { } boolean)
        {
            writer.WriteBooleanValue(boolean);
        }
        else if (value.M is not null)
        {
            WriteObject(writer, value.M);
        }
        else if (value.L is not null)
        {
            writer.WriteStartArray();
            value.L.ForEach(element => WriteValue(writer, element));
            writer.WriteEndArray();
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
