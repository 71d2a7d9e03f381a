using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// Where things are under the data directory:
/// <c>blobs/{bucket}/{name}</c> the content, <c>blobs/{bucket}/{name}@{ticks}</c> its metadata ('@' is in no key),
/// <c>blobs/.scratch/</c> unfinished files, <c>uploads/{uploadId}/</c> open multipart uploads, <c>keys/</c> secrets.
/// </summary>
internal sealed class BlobLayout
{
    public BlobLayout(string dataDirectory)
    {
        var root = Path.GetFullPath(dataDirectory);
        Blobs = Path.Combine(root, "blobs");
        Scratch = Path.Combine(Blobs, ".scratch");
        Uploads = Path.Combine(root, "uploads");
        SigningKeys = Path.Combine(root, "keys", "blob-signing.json");
    }

    public string Blobs { get; }

    public string Scratch { get; }

    public string Uploads { get; }

    public string SigningKeys { get; }

    public string BucketPath(string bucket) => Path.Combine(Blobs, bucket);

    /// <exception cref="ArgumentException">The key is not valid.</exception>
    public string ObjectPath(BlobKey key)
    {
        BlobKeys.Validate(key);
        return Path.Combine(Blobs, key.Bucket, key.Name.Replace('/', Path.DirectorySeparatorChar));
    }

    public string NewScratchFile()
    {
        Directory.CreateDirectory(Scratch);
        return Path.Combine(Scratch, Ids.New());
    }
}
