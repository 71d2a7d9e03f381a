using System.Security.Cryptography;
using ClassCast.Core.Ports;
using ClassCast.Core.Videos;

namespace ClassCast.Workers.Video;

/// <summary>The files of a video, between the blob store and this machine's disk.</summary>
public sealed class VideoFiles(IBlobStore blobs, ILocalBlobFiles? localFiles = null)
{
    /// <summary>The original as a file: the stored one itself where the store has files, otherwise a copy in the job's folder.</summary>
    public async Task<string> FetchAsync(string key, JobFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var blobKey = new BlobKey(Buckets.Videos, key);
        if (localFiles is not null)
        {
            return localFiles.TryGetPath(blobKey) ?? throw Missing(key);
        }

        try
        {
            var copy = folder.File("original");
            await using var source = await blobs.OpenReadAsync(blobKey, cancellationToken);
            await using var target = new FileStream(copy, FileMode.CreateNew);
            await source.CopyToAsync(target, cancellationToken);
            return copy;
        }
        catch (BlobNotFoundException)
        {
            throw Missing(key);
        }
    }

    /// <summary>Puts a finished file into place, replacing what an earlier attempt put there; it is gone from the job's folder.</summary>
    public async Task PutAsync(string key, string path, string contentType, CancellationToken cancellationToken)
    {
        var blobKey = new BlobKey(Buckets.Videos, key);
        if (localFiles is not null)
        {
            await localFiles.PutFileAsync(blobKey, path, contentType, cancellationToken);
            return;
        }

        await using (var content = File.OpenRead(path))
        {
            await blobs.PutAsync(blobKey, content, contentType, cancellationToken);
        }

        File.Delete(path);
    }

    public Task DeleteAsync(string key, CancellationToken cancellationToken) => blobs.DeleteAsync(new BlobKey(Buckets.Videos, key), cancellationToken);

    public async Task<bool> IsInPlaceAsync(Rendition rendition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rendition);
        return (await blobs.HeadAsync(new BlobKey(Buckets.Videos, rendition.Key), cancellationToken))?.Length == rendition.Bytes;
    }

    /// <returns>Lower-case hex.</returns>
    public static async Task<string> Sha256Async(string path, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    private static VideoProcessingException Missing(string key) => VideoProcessingException.Of(FailureCodes.Internal, $"There is no object {key}.");
}
