using System.Text.Json;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Tables;

/// <summary>Whether a condition holds of a stored item.</summary>
internal static class Conditions
{
    /// <param name="condition">What must hold.</param>
    /// <param name="version">0 when there is no item.</param>
    /// <param name="body">Its JSON; empty when there is no item.</param>
    public static bool Holds(Condition condition, long version, ReadOnlyMemory<byte> body)
    {
        var exists = version > 0;
        return condition switch
        {
            Condition.AlwaysCondition => true,
            Condition.NotExistsCondition => !exists,
            Condition.ExistsCondition => exists,
            Condition.VersionCondition expected => exists && expected.Version == version,
            Condition.AllCondition all => all.Conditions.All(one => Holds(one, version, body)),
            Condition.EqualsCondition equals => exists && Attribute(body, equals.Attribute) is { ValueKind: JsonValueKind.String } value && value.ValueEquals(equals.Value),
            Condition.LessThanCondition limit => exists && Number(Attribute(body, limit.Attribute)) < limit.Limit,
            _ => throw new NotSupportedException($"Unknown condition {condition.GetType().Name}."),
        };
    }

    private static JsonElement? Attribute(ReadOnlyMemory<byte> body, string name)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty(name, out var value) ? value.Clone() : null;
    }

    private static decimal Number(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => 0,
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        _ => throw new ArgumentException("The condition compares an attribute that is not a number.", nameof(value)),
    };
}
