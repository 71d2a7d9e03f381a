using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ClassCast.Core.Ports;

namespace ClassCast.Core.Moving;

/// <summary>Copies the objects of a bucket into an archive.</summary>
internal sealed class BlobExport(IBlobStore blobs, ArchiveDirectory archive, MoveProgress progress)
{
    private const int Concurrency = 4;

    public async Task<ArchivedBucket> RunAsync(string bucket, CancellationToken cancellationToken)
    {
        var copied = new ConcurrentBag<ArchivedObject>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ListAsync(blobs, bucket, cancellationToken), options, async (blob, token) =>
        {
            if (await CopyAsync(blob, token) is { } done)
            {
                copied.Add(done);
            }
        });
        var objects = copied.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        var lines = objects.Select(entry => JsonSerializer.SerializeToUtf8Bytes(entry, ArchiveJson.Default.ArchivedObject)).ToAsyncEnumerable();
        var digest = await ArchiveDirectory.WriteLinesAsync(archive.IndexPath(bucket), lines, cancellationToken);
        return new ArchivedBucket(bucket, digest.Count, objects.Sum(entry => entry.Length), digest.ToString());
    }

    /// <summary>Everything in the bucket that belongs to the classroom rather than to this installation.</summary>
    internal static async IAsyncEnumerable<BlobEntry> ListAsync(IBlobStore blobs, string bucket, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await blobs.ListAsync(bucket, "", cursor, cancellationToken);
            foreach (var blob in page.Items.Where(blob => !BlobKeys.StaysBehind(blob.Key)))
            {
                yield return blob;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    /// <returns>Null when the object was deleted meanwhile.</returns>
    private async Task<ArchivedObject?> CopyAsync(BlobEntry blob, CancellationToken cancellationToken)
    {
        if (progress.Find(blob.Key.Bucket, blob.Key.Name) is { } before
            && before.ETag == blob.ETag
            && new FileInfo(archive.ContentPath(before.Object.Sha256)) is { Exists: true } file
            && file.Length == before.Object.Length)
        {
            return before.Object;
        }

        // a listing has no content types
        var info = await blobs.HeadAsync(blob.Key, cancellationToken);
        if (info is null)
        {
            return null;
        }

        try
        {
            await using var content = await blobs.OpenReadAsync(blob.Key, cancellationToken);
            var (sha256, length) = await StoreAsync(content, cancellationToken);
            var copied = new ArchivedObject(blob.Key.Name, length, info.ContentType, sha256);
            progress.Add(new CopiedObject(blob.Key.Bucket, blob.ETag, copied));
            return copied;
        }
        catch (BlobNotFoundException)
        {
            return null;
        }
    }

    private async Task<(string Sha256, long Length)> StoreAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        var arriving = archive.ContentPath($"00-{Ids.New()}");
        await ArchiveDirectory.WriteWholeAsync(arriving, async file =>
        {
            var buffer = new byte[128 * 1024];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                length += read;
            }
        });
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        Directory.CreateDirectory(Path.GetDirectoryName(archive.ContentPath(sha256))!);
        File.Move(arriving, archive.ContentPath(sha256), overwrite: true);
        return (sha256, length);
    }
}
