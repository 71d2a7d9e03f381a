namespace ClassCast.Core.Ports;

/// <summary>
/// What must hold of the stored item for a write to happen; checked atomically with the write.
/// The attribute forms name top-level JSON attributes, and hold for no item when there is none.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>Overwrite whatever is there. Only for items of which there is but one writer.</summary>
    public static Condition Always { get; } = new AlwaysCondition();

    public static Condition NotExists { get; } = new NotExistsCondition();

    public static Condition Exists { get; } = new ExistsCondition();

    public static Condition VersionIs(long version) => new VersionCondition(version);

    public static Condition AttributeEquals(string attribute, string value) => new EqualsCondition(attribute, value);

    /// <summary>Numeric: <c>item.attribute &lt; limit</c>; an absent attribute counts as 0. Holds seats under a race.</summary>
    public static Condition AttributeLessThan(string attribute, long limit) => new LessThanCondition(attribute, limit);

    public static Condition All(params IReadOnlyList<Condition> conditions) => new AllCondition(conditions);

    public sealed record AlwaysCondition : Condition;

    public sealed record NotExistsCondition : Condition;

    public sealed record ExistsCondition : Condition;

    public sealed record VersionCondition(long Version) : Condition;

    public sealed record EqualsCondition(string Attribute, string Value) : Condition;

    public sealed record LessThanCondition(string Attribute, long Limit) : Condition;

    public sealed record AllCondition(IReadOnlyList<Condition> Conditions) : Condition;
}
