namespace ClassCast.Core.Ports;

/// <summary>
/// Optional capability of an <see cref="IBlobStore"/> whose objects are files of this machine: tools such as ffmpeg read the file itself, and a
/// finished file is moved into place instead of being copied through a stream. A caller that does not find this service uses the streams.
/// </summary>
public interface ILocalBlobFiles
{
    /// <summary>An existing directory on the store's file system: files made in it are moved by <see cref="PutFileAsync"/>, others are copied.</summary>
    string ScratchDirectory { get; }

    /// <summary>
    /// The object's file, for reading only; null when there is no such object. Its content never changes in place: a put replaces the
    /// file, and whoever has the old one open goes on reading the old one.
    /// </summary>
    string? TryGetPath(BlobKey key);

    /// <summary>
    /// Makes a finished, closed file the object's content, durably and atomically, as <see cref="IBlobStore.PutAsync"/>. The file at
    /// <paramref name="localPath"/> is gone afterwards, and still there when this throws. The ETag is new, and not a hash of the content.
    /// </summary>
    /// <exception cref="StorageFullException">The disk is full.</exception>
    Task<BlobInfo> PutFileAsync(BlobKey key, string localPath, string contentType, CancellationToken cancellationToken);
}
