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

    public TableIndex Index(string name) =>
        Indexes.FirstOrDefault(index => index.Name == name)
        ?? throw new ArgumentException($"Table {Name} declares no index {name}.", nameof(name));
}

/// <inheritdoc/>
public sealed record Table<T> : TableDefinition where T : Item
{
    public required JsonTypeInfo<T> Json { get; init; }
}

/// <summary>A secondary index: eventually consistent on AWS, exact on one machine. It holds whole items.</summary>
public sealed record TableIndex(string Name, string PartitionKey, string? SortKey = null);
