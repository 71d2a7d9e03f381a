using System.Text.Json;
using System.Text.Json.Serialization;
using ClassCast.Core;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>What is kept beside an object's content.</summary>
internal sealed record BlobMetadata(string ContentType, string ETag);

/// <summary><c>upload.json</c>: an upload is open exactly as long as this file is there.</summary>
internal sealed record UploadRecord(string Bucket, string Name, string ContentType, DateTimeOffset CreatedAt);

/// <summary>The keys that sign addresses, newest last.</summary>
internal sealed record SigningKeyRing(IReadOnlyList<SigningKey> Keys);

internal sealed class SigningKey
{
    public required string Id { get; init; }

    /// <summary>256 bits; a class, not a record, so that no <c>ToString</c> prints it.</summary>
    public required byte[] Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(BlobMetadata))]
[JsonSerializable(typeof(UploadRecord))]
[JsonSerializable(typeof(SigningKeyRing))]
internal sealed partial class BlobJson : JsonSerializerContext;
