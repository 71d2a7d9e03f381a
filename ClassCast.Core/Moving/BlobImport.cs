using System.Security.Cryptography;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Moving;

/// <summary>Stores the objects of an archive at a backend.</summary>
internal sealed class BlobImport(IBlobStore blobs, ArchiveDirectory archive, MoveProgress progress)
{
    private const int Concurrency = 4;

    public async Task RunAsync(ArchivedBucket bucket, CancellationToken cancellationToken)
    {
        var objects = ArchiveDirectory.ReadLinesAsync(archive.IndexPath(bucket.Name), ArchiveJson.Default.ArchivedObject, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(objects, options, async (entry, token) => await StoreAsync(bucket.Name, entry, token));
    }

    /// <returns>What the backend has now, to compare.</returns>
    public async Task<(long Objects, long Bytes)> CountAsync(string bucket, CancellationToken cancellationToken)
    {
        var (objects, bytes) = (0L, 0L);
        await foreach (var blob in BlobExport.ListAsync(blobs, bucket, cancellationToken))
        {
            (objects, bytes) = (objects + 1, bytes + blob.Length);
        }

        return (objects, bytes);
    }

    private async Task StoreAsync(string bucket, ArchivedObject entry, CancellationToken cancellationToken)
    {
        var key = new BlobKey(bucket, entry.Name);
        if (progress.Find(bucket, entry.Name) is { } before
            && before.Object == entry
            && await blobs.HeadAsync(key, cancellationToken) is { } there
            && there.ETag == before.ETag)
        {
            return;
        }

        var path = archive.ContentPath(entry.Sha256);
        await VerifyAsync(key, path, entry, cancellationToken);
        await using var content = File.OpenRead(path);
        var stored = await blobs.PutAsync(key, content, entry.ContentType, cancellationToken);
        if (stored.Length != entry.Length)
        {
            throw new MoveException($"{key} has {stored.Length} bytes after the copy instead of {entry.Length}.");
        }

        progress.Add(new CopiedObject(bucket, stored.ETag, entry));
    }

    private static async Task VerifyAsync(BlobKey key, string path, ArchivedObject entry, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new MoveException($"The archive lacks the content of {key} ({path}).");
        }

        await using var content = File.OpenRead(path);
        if (content.Length != entry.Length || Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != entry.Sha256)
        {
            throw new MoveException($"The archive is damaged: the content of {key} ({path}) is not what was exported.");
        }
    }
}
