namespace ClassCast.Core.Ports;

/// <summary>
/// A partial change of one item's top-level attributes, applied atomically without reading it first. Key attributes and attributes of
/// indexes cannot be set this way (put the item instead). An update of an item that does not exist fails with
/// <see cref="ConditionFailedException"/>.
/// </summary>
public sealed record Update
{
    public IReadOnlyDictionary<string, long> Adds { get; private init; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<string, string?> Sets { get; private init; } = new Dictionary<string, string?>();

    public static Update Empty { get; } = new();

    /// <summary>Adds <paramref name="amount"/> (may be negative) to a numeric attribute; absent counts as 0.</summary>
    public Update Add(string attribute, long amount) =>
        this with { Adds = new Dictionary<string, long>(Adds) { [attribute] = amount } };

    /// <summary>Sets a string attribute; null removes it.</summary>
    public Update Set(string attribute, string? value) =>
        this with { Sets = new Dictionary<string, string?>(Sets) { [attribute] = value } };
}
