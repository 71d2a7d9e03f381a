using ClassCast.Backends.Embedded.Files;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>Objects as files under the data directory; browsers reach them through <see cref="BlobEndpoints"/>.</summary>
internal sealed class EmbeddedBlobStore(BlobLayout layout, ObjectFiles objects, MultipartUploads uploads, BlobSigner signer)
    : IBlobStore, ILocalBlobFiles
{
    private const int PageSize = 1000;

    public string ScratchDirectory => Directory.CreateDirectory(layout.Scratch).FullName;

    public Uri SignPut(BlobKey key, string contentType, long maximumBytes, TimeSpan lifetime) =>
        signer.Sign(new BlobGrant(key, BlobGrant.Put, signer.ExpiryAfter(lifetime)) { ContentType = contentType, MaximumBytes = maximumBytes });

    public Uri SignGet(BlobKey key, TimeSpan lifetime, string? downloadName = null) =>
        signer.Sign(new BlobGrant(key, BlobGrant.Get, signer.ExpiryAfter(lifetime))
        {
            DownloadName = downloadName is null ? null : DownloadNames.Clean(downloadName),
        });

    public Uri SignPart(BlobKey key, string uploadId, int partNumber, long maximumBytes, TimeSpan lifetime, bool isExact = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partNumber, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partNumber, BlobLimits.MaximumParts);
        return signer.Sign(new BlobGrant(key, BlobGrant.Put, signer.ExpiryAfter(lifetime))
        {
            UploadId = uploadId,
            PartNumber = partNumber,
            MaximumBytes = maximumBytes,
        });
    }

    public Task<string> CreateMultipartUploadAsync(BlobKey key, string contentType, CancellationToken cancellationToken) =>
        DurableFiles.WhileSpaceLastsAsync(() => Task.FromResult(uploads.Create(key, contentType)));

    public Task<IReadOnlyList<UploadedPart>> ListPartsAsync(BlobKey key, string uploadId, CancellationToken cancellationToken) =>
        Task.FromResult(uploads.ListParts(key, uploadId));

    public Task<BlobInfo> CompleteMultipartUploadAsync(
        BlobKey key, string uploadId, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken) =>
        DurableFiles.WhileSpaceLastsAsync(() => Task.Run(() => uploads.Complete(key, uploadId, parts, cancellationToken), cancellationToken));

    public Task AbortMultipartUploadAsync(BlobKey key, string uploadId, CancellationToken cancellationToken)
    {
        uploads.Abort(key, uploadId);
        return Task.CompletedTask;
    }

    public Task<BlobInfo?> HeadAsync(BlobKey key, CancellationToken cancellationToken)
    {
        using var found = objects.TryOpen(key);
        return Task.FromResult(found?.Info);
    }

    public Task<Stream> OpenReadAsync(BlobKey key, CancellationToken cancellationToken, long offset = 0, long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        return Task.FromResult((objects.TryOpen(key) ?? throw new BlobNotFoundException(key)).ToStream(offset, length));
    }

    public Task<BlobInfo> PutAsync(BlobKey key, Stream content, string contentType, CancellationToken cancellationToken) =>
        PutAsync(key, content, contentType, long.MaxValue, cancellationToken);

    /// <exception cref="BlobTooLargeException">Longer than <paramref name="maximumBytes"/>; nothing was stored.</exception>
    public Task<BlobInfo> PutAsync(BlobKey key, Stream content, string contentType, long maximumBytes, CancellationToken cancellationToken)
    {
        BlobKeys.Validate(key);
        return DurableFiles.WhileSpaceLastsAsync(() => ThroughScratchAsync(async file =>
        {
            var received = await ContentReceiver.ReceiveAsync(file, content, maximumBytes, cancellationToken);
            return objects.Publish(file, key, new BlobMetadata(contentType, BlobETag.OfContent(received.Md5)));
        }));
    }

    public Task<UploadedPart> PutPartAsync(
        BlobKey key, string uploadId, int number, Stream content, long maximumBytes, CancellationToken cancellationToken) =>
        DurableFiles.WhileSpaceLastsAsync(() => uploads.ReceivePartAsync(key, uploadId, number, content, maximumBytes, cancellationToken));

    public Task CopyAsync(BlobKey source, BlobKey target, CancellationToken cancellationToken)
    {
        BlobKeys.Validate(target);
        return DurableFiles.WhileSpaceLastsAsync(() => ThroughScratchAsync(file => Task.Run(
            () =>
            {
                using var from = objects.TryOpen(source) ?? throw new BlobNotFoundException(source);
                using (var to = File.OpenHandle(file, FileMode.CreateNew, FileAccess.ReadWrite))
                {
                    DurableFiles.Append(from.Handle, to, 0, cancellationToken);
                }

                return objects.Publish(file, target, new BlobMetadata(from.Info.ContentType, from.Info.ETag));
            },
            cancellationToken)));
    }

    public Task DeleteAsync(BlobKey key, CancellationToken cancellationToken)
    {
        objects.Delete(key);
        return Task.CompletedTask;
    }

    public Task<Page<BlobEntry>> ListAsync(string bucket, string prefix, string? cursor, CancellationToken cancellationToken)
    {
        if (!Buckets.All.Contains(bucket) || !BlobKeys.IsPrefix(prefix))
        {
            throw new ArgumentException($"'{bucket}/{prefix}' is not a prefix of blob keys.", nameof(prefix));
        }

        List<BlobEntry> items = [];
        foreach (var name in objects.List(bucket, prefix, BlobCursors.Decode(cursor)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (items.Count == PageSize)
            {
                return Task.FromResult(new Page<BlobEntry>(items, BlobCursors.Encode(items[^1].Key.Name)));
            }

            using var found = objects.TryOpen(new BlobKey(bucket, name));
            if (found is not null)
            {
                items.Add(new BlobEntry(found.Info.Key, found.Info.Length, found.Info.ETag, found.Info.LastModified));
            }
        }

        return Task.FromResult(new Page<BlobEntry>(items, null));
    }

    public string? TryGetPath(BlobKey key) => layout.ObjectPath(key) is var path && File.Exists(path) ? path : null;

    public Task<BlobInfo> PutFileAsync(BlobKey key, string localPath, string contentType, CancellationToken cancellationToken)
    {
        BlobKeys.Validate(key);
        var metadata = new BlobMetadata(contentType, BlobETag.Unique());
        return DurableFiles.WhileSpaceLastsAsync(() => IsUnder(layout.Blobs, localPath)
            ? Task.FromResult(objects.Publish(localPath, key, metadata))
            : ThroughScratchAsync(file => Task.Run(
                () =>
                {
                    File.Copy(localPath, file);
                    var info = objects.Publish(file, key, metadata);
                    File.Delete(localPath);
                    return info;
                },
                cancellationToken)));
    }

    private async Task<BlobInfo> ThroughScratchAsync(Func<string, Task<BlobInfo>> publish)
    {
        var file = layout.NewScratchFile();
        try
        {
            return await publish(file);
        }
        finally
        {
            DurableFiles.TryDelete(file);
        }
    }

    private static bool IsUnder(string directory, string path) =>
        Path.GetFullPath(path).StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
