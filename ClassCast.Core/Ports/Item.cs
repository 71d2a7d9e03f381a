using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClassCast.Core.Ports;

/// <summary>
/// What every stored entity derives from. Items outlive the version that wrote them: a property that is added later is absent from older items, and
/// the JSON source generator then passes the type's default, not the initializer. So such a property is nullable, or its accessor supplies the default
/// (<c>init => field = value ?? ""</c>), and none is <c>required</c>.
/// </summary>
public abstract record Item
{
    /// <summary>Name of <see cref="Version"/> in JSON.</summary>
    public const string VersionAttribute = "version";

    /// <summary>
    /// Set by the store: 0 for an item never stored, then 1, 2, 3 … with each write. A put without an explicit condition
    /// succeeds only if the stored version is still this one, so a lost update is refused rather than overwritten.
    /// </summary>
    [JsonInclude]
    public long Version { get; init; }

    /// <summary>The version in the JSON of a stored item.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static long VersionOf(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty(VersionAttribute, out var version) && version.TryGetInt64(out var number) && number > 0
            ? number
            : throw new ArgumentException("A stored item has a version above 0.", nameof(json));
    }
}

/// <summary>The primary key of an item: the partition and, in tables that declare one, the sort key.</summary>
public readonly record struct ItemKey(string Partition, string? Sort = null)
{
    public static implicit operator ItemKey(string partition) => new(partition);

    public override string ToString() => Sort is null ? Partition : $"{Partition}/{Sort}";
}
