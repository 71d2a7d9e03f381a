using ClassCast.Core.Audit;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Api.Features.Videos;

/// <summary>Uploads begun and not confirmed.</summary>
internal static class OpenUploads
{
    /// <summary>
    /// So many a student may have for one assignment: a retake and another device leave some behind, which are kept for a change of mind.
    /// Beginning one more gives up the oldest.
    /// </summary>
    public const int Maximum = 5;

    public static BlobKey OriginalOf(Video video) => new(Buckets.Videos, video.OriginalKey);

    public static async Task MakeRoomAsync(
        ITableStore tables, IBlobStore blobs, string assignmentId, string userId, TimeProvider time, CancellationToken cancellationToken)
    {
        var query = new TableQuery(userId) { Index = "userId-index", Descending = true, Limit = 100 };
        var newest = await tables.QueryAsync(TableCatalog.Videos, query, cancellationToken);
        var open = newest.Items.Where(video => video.AssignmentId == assignmentId && video.State is VideoState.AwaitingUpload);
        foreach (var oldest in open.Skip(Maximum - 1))
        {
            await TryDiscardAsync(tables, blobs, oldest, time, cancellationToken);
        }
    }

    /// <summary>The row first: once it is gone no confirmation can succeed, and what a crash leaves of the parts is swept by the store.</summary>
    /// <returns>False when the video was handed in, or given up, in the meantime.</returns>
    public static async Task<bool> TryDiscardAsync(ITableStore tables, IBlobStore blobs, Video video, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = new Transaction()
                .Delete(TableCatalog.Videos, video.VideoId, Condition.VersionIs(video.Version))
                .Audit(AuditEvents.VideoDiscarded(video, time));
            await tables.CommitAsync(transaction, cancellationToken);
        }
        catch (ConditionFailedException)
        {
            return false;
        }

        await RemoveBytesAsync(blobs, video, cancellationToken);
        return true;
    }

    /// <summary>The parts, and the object too if a confirmation got as far as joining them. Again is fine.</summary>
    public static async Task RemoveBytesAsync(IBlobStore blobs, Video video, CancellationToken cancellationToken)
    {
        if (video.UploadId is { } uploadId)
        {
            await blobs.AbortMultipartUploadAsync(OriginalOf(video), uploadId, cancellationToken);
        }

        await blobs.DeleteAsync(OriginalOf(video), cancellationToken);
    }
}
