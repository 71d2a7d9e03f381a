namespace ClassCast.Core.Ports;

/// <summary>
/// Objects in the four buckets. Browsers read and write through signed addresses that expire; the address is bound to method, key and,
/// where given, length and content type. A put is atomic: a reader sees the old object or the new one, whole.
/// </summary>
public interface IBlobStore
{
    /// <summary>Address for one PUT of at most <paramref name="maximumBytes"/>, which S3 cannot enforce: look at the object's length afterwards.</summary>
    Uri SignPut(BlobKey key, string contentType, long maximumBytes, TimeSpan lifetime);

    /// <param name="key">What to read.</param>
    /// <param name="lifetime">How long the address works.</param>
    /// <param name="downloadName">Non-null for a download under that file name; any characters.</param>
    /// <returns>An address that answers GET with Range and ETag; HEAD only where the signature does not cover the method (S3's does).</returns>
    Uri SignGet(BlobKey key, TimeSpan lifetime, string? downloadName = null);

    /// <returns>The upload id.</returns>
    Task<string> CreateMultipartUploadAsync(BlobKey key, string contentType, CancellationToken cancellationToken);

    /// <summary>Address for one PUT of part <paramref name="partNumber"/> (1 to 10,000) of at most <paramref name="maximumBytes"/>.</summary>
    /// <param name="key">The object that the upload will become.</param>
    /// <param name="uploadId">From <see cref="CreateMultipartUploadAsync"/>.</param>
    /// <param name="partNumber">1 to <see cref="BlobLimits.MaximumParts"/>.</param>
    /// <param name="maximumBytes">S3 cannot hold an address to "at most": what a part is not known to have, only the check after the upload limits.</param>
    /// <param name="lifetime">How long the address works.</param>
    /// <param name="isExact">The part will have exactly <paramref name="maximumBytes"/>; S3 then takes no other length.</param>
    Uri SignPart(BlobKey key, string uploadId, int partNumber, long maximumBytes, TimeSpan lifetime, bool isExact = false);

    /// <summary>The parts that arrived, by number. Uploading a part again replaces it.</summary>
    /// <exception cref="UploadNotFoundException">Unknown, completed or aborted.</exception>
    Task<IReadOnlyList<UploadedPart>> ListPartsAsync(BlobKey key, string uploadId, CancellationToken cancellationToken);

    /// <summary>Joins the given parts, in order, into the object. All but the last have at least <see cref="BlobLimits.MinimumPartBytes"/>.</summary>
    /// <exception cref="UploadNotFoundException">Unknown or aborted; or completed, where S3 may also give the same answer again.</exception>
    /// <exception cref="InvalidUploadException">A part is missing, has another ETag, or is too small.</exception>
    Task<BlobInfo> CompleteMultipartUploadAsync(BlobKey key, string uploadId, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken);

    /// <summary>Removes the upload and its parts; an unknown upload is fine.</summary>
    Task AbortMultipartUploadAsync(BlobKey key, string uploadId, CancellationToken cancellationToken);

    /// <returns>Null when there is no such object.</returns>
    Task<BlobInfo?> HeadAsync(BlobKey key, CancellationToken cancellationToken);

    /// <summary>Opens the object, or <paramref name="length"/> bytes of it from <paramref name="offset"/>; the caller disposes the stream.</summary>
    /// <exception cref="BlobNotFoundException">There is no such object.</exception>
    Task<Stream> OpenReadAsync(BlobKey key, CancellationToken cancellationToken, long offset = 0, long? length = null);

    /// <summary>Stores the stream's content, replacing what was there, durably before the task completes.</summary>
    /// <exception cref="StorageFullException">The disk is full; what was there is unchanged.</exception>
    Task<BlobInfo> PutAsync(BlobKey key, Stream content, string contentType, CancellationToken cancellationToken);

    Task CopyAsync(BlobKey source, BlobKey target, CancellationToken cancellationToken);

    /// <summary>Deleting what is not there succeeds.</summary>
    Task DeleteAsync(BlobKey key, CancellationToken cancellationToken);

    /// <summary>Objects of a bucket whose name begins with <paramref name="prefix"/>, by name, 1,000 a page.</summary>
    Task<Page<BlobEntry>> ListAsync(string bucket, string prefix, string? cursor, CancellationToken cancellationToken);
}

/// <param name="Bucket">One of <see cref="Buckets"/>.</param>
/// <param name="Name">Slash-separated, made of letters, digits, '-', '_', '.', '/' only; never a user's file name.</param>
public readonly record struct BlobKey(string Bucket, string Name)
{
    public override string ToString() => $"{Bucket}/{Name}";
}

public static class Buckets
{
    public const string Videos = "videos";
    public const string Documents = "documents";
    public const string Assets = "assets";
    public const string Backup = "backup";

    public static IReadOnlyList<string> All { get; } = [Videos, Documents, Assets, Backup];
}

public static class BlobLimits
{
    /// <summary>As S3: every part but the last.</summary>
    public const long MinimumPartBytes = 5 * 1024 * 1024;

    public const int MaximumParts = 10_000;
}

/// <param name="Key">Which object.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ContentType">As given when it was written.</param>
/// <param name="ETag">Quoted, as in HTTP; changes with the content.</param>
/// <param name="LastModified">UTC.</param>
public sealed record BlobInfo(BlobKey Key, long Length, string ContentType, string ETag, DateTimeOffset LastModified);

/// <summary>An object as a listing has it: without its content type, which S3 does not list.</summary>
public sealed record BlobEntry(BlobKey Key, long Length, string ETag, DateTimeOffset LastModified);

/// <param name="Number">From 1.</param>
/// <param name="ETag">As answered to the part's PUT.</param>
/// <param name="Length">Bytes.</param>
public sealed record UploadedPart(int Number, string ETag, long Length);

public sealed class BlobNotFoundException(BlobKey key) : Exception($"There is no object {key}.");

public sealed class UploadNotFoundException(string uploadId) : Exception($"There is no open upload {uploadId}.");

public sealed class InvalidUploadException(string message) : Exception(message);

/// <summary>No space is left for the object. Freeing space and trying again helps.</summary>
public sealed class StorageFullException(Exception inner) : Exception("The storage is full.", inner);
