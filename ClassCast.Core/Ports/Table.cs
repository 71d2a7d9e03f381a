using System.Text.Json.Serialization.Metadata;

namespace ClassCast.Core.Ports;

/// <summary>
/// The declaration of a table: one per entity, all of them in <see cref="Tables.TableCatalog"/>. Attribute names are the entity's JSON
/// property names (camel case). Key and index attributes are JSON strings; an item whose index attribute is null is not in that index.
/// </summary>
public abstract record TableDefinition
{
    /// <summary>Logical name, for example <c>Submissions</c>; a backend may prefix it.</summary>
    public required string Name { get; init; }

    public required string PartitionKey { get; init; }

    public string? SortKey { get; init; }

    public IReadOnlyList<TableIndex> Indexes { get; init; } = [];

    /// <summary>Name of the attribute that holds the expiry as Unix seconds (a JSON number). Expired items may be returned until swept.</summary>
    public string? TimeToLive { get; init; }

    /// <summary>Whether its items belong to the running installation (sessions, sockets, …) and are not moved to another.</summary>
    public bool StaysBehind { get; init; }

    /// <summary>Whether it holds data about people, and how that is exported and erased. Every declared table says so.</summary>
    public PersonalData? PersonalData { get; init; }

    public TableIndex Index(string name) =>
        Indexes.FirstOrDefault(index => index.Name == name)
        ?? throw new ArgumentException($"Table {Name} declares no index {name}.", nameof(name));

    /// <exception cref="ArgumentException">A key attribute is empty, or there is one that the table does not declare.</exception>
    public void Validate(ItemKey key)
    {
        if (string.IsNullOrEmpty(key.Partition))
        {
            throw new ArgumentException($"A key of {Name} has an empty {PartitionKey}.", nameof(key));
        }

        if (SortKey is null && key.Sort is not null)
        {
            throw new ArgumentException($"Table {Name} has no sort key, but a key names one.", nameof(key));
        }

        if (SortKey is not null && string.IsNullOrEmpty(key.Sort))
        {
            throw new ArgumentException($"A key of {Name} has an empty {SortKey}.", nameof(key));
        }
    }

    /// <exception cref="ArgumentException">It names a key or index attribute or the version.</exception>
    public void Validate(Update update)
    {
        foreach (var attribute in update.Adds.Keys.Concat(update.Sets.Keys))
        {
            if (attribute == PartitionKey || attribute == SortKey || attribute == Item.VersionAttribute
                || Indexes.Any(index => attribute == index.PartitionKey || attribute == index.SortKey))
            {
                throw new ArgumentException($"Attribute {attribute} of {Name} cannot be changed by an update; put the item.", nameof(update));
            }
        }
    }
}

/// <inheritdoc/>
public sealed record Table<T> : TableDefinition where T : Item
{
    public required JsonTypeInfo<T> Json { get; init; }
}

/// <summary>A secondary index: eventually consistent on AWS, exact on one machine. It holds whole items.</summary>
public sealed record TableIndex(string Name, string PartitionKey, string? SortKey = null);
