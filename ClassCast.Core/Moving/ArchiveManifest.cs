using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClassCast.Core.Moving;

/// <summary>What an archive holds; written last, so an archive without it is unfinished.</summary>
/// <param name="Format">Of the archive; this version reads and writes <see cref="CurrentFormat"/>.</param>
/// <param name="ExportedAt">UTC.</param>
/// <param name="Tables">By name.</param>
/// <param name="Buckets">By name.</param>
public sealed record ArchiveManifest(int Format, DateTimeOffset ExportedAt, IReadOnlyList<ArchivedTable> Tables, IReadOnlyList<ArchivedBucket> Buckets)
{
    public const int CurrentFormat = 1;

    /// <summary>Whether both hold the same classroom, whenever and from wherever they were taken.</summary>
    public bool HasSameContentAs(ArchiveManifest other) =>
        Tables.SequenceEqual(other.Tables) && Buckets.SequenceEqual(other.Buckets);
}

/// <param name="Name">Of the table.</param>
/// <param name="Items">Lines.</param>
/// <param name="Digest">Checksum of the items in any order, hexadecimal.</param>
public sealed record ArchivedTable(string Name, long Items, string Digest);

/// <param name="Name">Of the bucket.</param>
/// <param name="Objects">How many.</param>
/// <param name="Bytes">In all.</param>
/// <param name="Digest">Checksum over names, types, lengths and SHA-256 of the objects in any order, hexadecimal.</param>
public sealed record ArchivedBucket(string Name, long Objects, long Bytes, string Digest);

/// <summary>One object of the archive, a line in the index of its bucket.</summary>
/// <param name="Name">Of the key.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ContentType">As stored.</param>
/// <param name="Sha256">Of the content, hexadecimal.</param>
public sealed record ArchivedObject(string Name, long Length, string ContentType, string Sha256);

/// <summary>What one run has finished, so that the next need not do it again.</summary>
/// <param name="Bucket">Of the key.</param>
/// <param name="ETag">Of the object at the backend, when it was copied.</param>
internal sealed record CopiedObject(string Bucket, string ETag, ArchivedObject Object);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(ArchiveManifest))]
[JsonSerializable(typeof(ArchivedObject))]
[JsonSerializable(typeof(CopiedObject))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
