using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Tables;

/// <summary>Conditions as DynamoDB's condition expressions.</summary>
internal static class Conditions
{
    /// <returns>Null when it always holds.</returns>
    public static string? Compile(Condition condition, TableDefinition table, ExpressionNames names) => condition switch
    {
        Condition.AlwaysCondition => null,
        Condition.NotExistsCondition => $"attribute_not_exists({names.Name(table.PartitionKey)})",
        Condition.ExistsCondition => $"attribute_exists({names.Name(table.PartitionKey)})",
        Condition.VersionCondition version => VersionIs(version.Version, names),
        Condition.EqualsCondition equals => $"{names.Name(equals.Attribute)} = {names.Text(equals.Value)}",
        // an absent attribute counts as 0, but not an absent item
        Condition.LessThanCondition { Limit: > 0 } limit =>
            $"(attribute_exists({names.Name(table.PartitionKey)}) AND (attribute_not_exists({names.Name(limit.Attribute)})"
            + $" OR {names.Name(limit.Attribute)} < {names.Number(limit.Limit)}))",
        Condition.LessThanCondition limit => $"{names.Name(limit.Attribute)} < {names.Number(limit.Limit)}",
        Condition.AllCondition all => Join(all.Conditions.Select(one => Compile(one, table, names))),
        _ => throw new NotSupportedException($"Unknown condition {condition.GetType().Name}."),
    };

    public static string VersionIs(long version, ExpressionNames names) => $"{names.Name(Item.VersionAttribute)} = {names.Number(version)}";

    public static string? Join(params IEnumerable<string?> conditions)
    {
        string[] needed = [.. conditions.OfType<string>()];
        return needed.Length == 0 ? null : string.Join(" AND ", needed);
    }

    /// <summary>The version that the stored item must have for the condition to hold: 0 for none, null when the condition does not say.</summary>
    public static long? ImpliedVersion(Condition? condition) => condition switch
    {
        Condition.NotExistsCondition => 0,
        Condition.VersionCondition version => version.Version,
        Condition.AllCondition all => all.Conditions.Select(ImpliedVersion).FirstOrDefault(version => version is not null),
        _ => null,
    };
}
