using System.Text.Json;
using ClassCast.Backends.Embedded.Sqlite;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>An item as it goes into its row: the JSON, and what the columns copy from it.</summary>
internal sealed class ItemRow
{
    private const int Partition = 0;
    private const int Sort = 1;
    private const int Expiry = 2;
    private const int FirstIndexAttribute = 3;

    private readonly TableLayout layout;
    private readonly string?[] values;
    private long? expires;

    private ItemRow(TableLayout layout, byte[] json)
    {
        this.layout = layout;
        Json = json;
        values = new string?[layout.Attributes.Count];
    }

    public byte[] Json { get; }

    public ItemKey Key => new(values[Partition]!, layout.Definition.SortKey is null ? null : values[Sort]);

    /// <exception cref="ItemTooLargeException">More than 400 KB.</exception>
    /// <exception cref="ArgumentException">A key attribute is absent or empty, or an attribute is not the string it has to be.</exception>
    public static ItemRow Parse(TableLayout layout, byte[] json)
    {
        var row = new ItemRow(layout, json);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var attribute = row.Find(ref reader);
            reader.Read();
            if (attribute >= 0)
            {
                row.Take(attribute, ref reader);
            }

            reader.Skip();
        }

        _ = layout.SortOf(row.Key);
        return json.Length <= ItemTooLargeException.MaximumBytes
            ? row
            : throw new ItemTooLargeException(layout.Definition.Name, row.Key, json.Length);
    }

    /// <summary>Binds all parameters of an insert, upsert or replace.</summary>
    public void Bind(Statement statement, long version)
    {
        statement.Bind(1, values[Partition]).Bind(2, values[Sort] ?? "").Bind(3, version).Bind(4, expires).BindUtf8(5, Json);
        for (var i = FirstIndexAttribute; i < values.Length; i++)
        {
            statement.Bind(i - FirstIndexAttribute + 6, values[i]);
        }
    }

    private int Find(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < layout.Attributes.Count; i++)
        {
            if (layout.Attributes[i] is { } name && reader.ValueTextEquals(name))
            {
                return i;
            }
        }

        return -1;
    }

    private void Take(int attribute, ref Utf8JsonReader reader)
    {
        if (attribute == Expiry)
        {
            expires = reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null;
            return;
        }

        values[attribute] = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Null => null,
            _ => throw new ArgumentException(
                $"Attribute {System.Text.Encoding.UTF8.GetString(layout.Attributes[attribute]!)} of {layout.Definition.Name} must be a JSON string.", nameof(attribute)),
        };
    }
}
