using System.Runtime.CompilerServices;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Privacy;

/// <summary>A person's stored files. Erased before the rows of their videos, by which the converted ones are found.</summary>
public sealed class PersonalFiles(ITableStore store, IBlobStore blobs)
{
    /// <summary>The kinds that are erased here: all with personal data.</summary>
    public static IReadOnlyList<BlobKind> Kinds { get; } = [BlobKinds.Originals, BlobKinds.Processed, BlobKinds.Pictures, BlobKinds.PictureUploads, BlobKinds.Exports];

    public static string ExportsOf(string userId) => $"{BlobKeys.ExportsPrefix}{userId}/";

    /// <summary>How many there are of each kind.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(DataSubject person, CancellationToken cancellationToken)
    {
        var counts = Kinds.ToDictionary(kind => kind.Name, _ => 0);
        await foreach (var (kind, _) in FindAsync(person, cancellationToken))
        {
            counts[kind.Name]++;
        }

        return counts;
    }

    public async Task EraseAsync(DataSubject person, CancellationToken cancellationToken)
    {
        foreach (var video in await VideosAsync(person, cancellationToken))
        {
            if (video.UploadId is { } uploadId)
            {
                await blobs.AbortMultipartUploadAsync(new(Buckets.Videos, video.OriginalKey), uploadId, cancellationToken);
            }
        }

        await foreach (var (_, key) in FindAsync(person, cancellationToken))
        {
            await blobs.DeleteAsync(key, cancellationToken);
        }
    }

    /// <summary>What a worker that was just on these videos put in place after their rows were gone.</summary>
    public async Task EraseStrayAsync(IEnumerable<string> videoIds, CancellationToken cancellationToken)
    {
        foreach (var videoId in videoIds)
        {
            await foreach (var key in ListAsync(Buckets.Videos, VideoKeys.ProcessedPrefix(videoId), cancellationToken))
            {
                await blobs.DeleteAsync(key, cancellationToken);
            }
        }
    }

    /// <summary>Videos that a worker may be on.</summary>
    public async Task<IReadOnlyList<string>> InProcessingAsync(DataSubject person, CancellationToken cancellationToken) =>
        [.. (await VideosAsync(person, cancellationToken)).Where(video => video.State is VideoState.Uploaded or VideoState.Processing).Select(video => video.VideoId)];

    private async IAsyncEnumerable<(BlobKind Kind, BlobKey Key)> FindAsync(
        DataSubject person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var key in ListAsync(BlobKinds.Originals.Bucket, $"{BlobKinds.Originals.Prefix}{person.UserId}/", cancellationToken))
        {
            yield return (BlobKinds.Originals, key);
        }

        foreach (var video in await VideosAsync(person, cancellationToken))
        {
            await foreach (var key in ListAsync(BlobKinds.Processed.Bucket, VideoKeys.ProcessedPrefix(video.VideoId), cancellationToken))
            {
                yield return (BlobKinds.Processed, key);
            }
        }

        foreach (var (kind, prefix) in ((BlobKind, string)[])[(BlobKinds.Pictures, PictureKeys.Folder(person.UserId)), (BlobKinds.PictureUploads, PictureKeys.UploadsFolder(person.UserId))])
        {
            await foreach (var key in ListAsync(kind.Bucket, prefix, cancellationToken))
            {
                yield return (kind, key);
            }
        }

        await foreach (var key in ListAsync(BlobKinds.Exports.Bucket, ExportsOf(person.UserId), cancellationToken))
        {
            yield return (BlobKinds.Exports, key);
        }
    }

    private async Task<List<Video>> VideosAsync(DataSubject person, CancellationToken cancellationToken)
    {
        var videos = new List<Video>();
        string? cursor = null;
        do
        {
            var query = new TableQuery(person.UserId) { Index = "userId-index", Limit = TableQuery.MaximumLimit, Cursor = cursor };
            var page = await store.QueryAsync(TableCatalog.Videos, query, cancellationToken);
            videos.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return videos;
    }

    private async IAsyncEnumerable<BlobKey> ListAsync(
        string bucket, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await blobs.ListAsync(bucket, prefix, cursor, cancellationToken);
            foreach (var entry in page.Items)
            {
                yield return entry.Key;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
