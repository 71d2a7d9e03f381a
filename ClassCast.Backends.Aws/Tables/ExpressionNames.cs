using Amazon.DynamoDBv2.Model;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>The placeholders of one request's expressions: every attribute goes by one, because half the dictionary is reserved in DynamoDB.</summary>
internal sealed class ExpressionNames
{
    private readonly Dictionary<string, string> placeholders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeValue> values = new(StringComparer.Ordinal);

    /// <summary>Null when none was used: DynamoDB refuses an empty map.</summary>
    public Dictionary<string, string>? Names => names.Count == 0 ? null : names;

    public Dictionary<string, AttributeValue>? Values => values.Count == 0 ? null : values;

    public string Name(string attribute)
    {
        if (!placeholders.TryGetValue(attribute, out var placeholder))
        {
            placeholder = $"#n{placeholders.Count}";
            placeholders.Add(attribute, placeholder);
            names.Add(placeholder, attribute);
        }

        return placeholder;
    }

    public string Text(string value) => Value(new AttributeValue { S = value });

    public string Number(long value) => Value(new AttributeValue { N = $"{value}" });

    private string Value(AttributeValue value)
    {
        var placeholder = $":v{values.Count}";
        values.Add(placeholder, value);
        return placeholder;
    }
}
