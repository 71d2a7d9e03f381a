using ClassCast.Core;
using ClassCast.Core.Identity;
using ClassCast.Core.Messages;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Workers.Video;

namespace ClassCast.Workers.Pictures;

/// <summary>One delivery of a job. What is no longer wanted (another upload, removed, the account erased) leaves no file behind, whoever was faster.</summary>
public sealed partial class PictureJobHandler(
    ITableStore store, IBlobStore blobs, IJobQueue queue, PicturePreparation preparation, TimeProvider time, ILogger<PictureJobHandler> logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    /// <param name="lease">Of the job.</param>
    /// <param name="stopping">The process is asked to stop: the job goes back untouched.</param>
    public async Task HandleAsync(JobLease<PreparePicture> lease, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(lease);
        Func<Task> acknowledge;
        await using (var heartbeat = new LeaseHeartbeat<PreparePicture>(queue, lease, time, logger))
        {
            acknowledge = await AttemptAsync(lease, heartbeat.Lost, stopping);
        }

        try
        {
            await acknowledge();
        }
        catch (LeaseLostException)
        {
            LeaseLost(lease.Job.PictureId);
        }
    }

    private async Task<Func<Task>> AttemptAsync(JobLease<PreparePicture> lease, CancellationToken lost, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost, stopping);
        try
        {
            if (lease.IsAbandoned)
            {
                await EndAsync(lease.Job, null, PictureFault.NotPrepared, either.Token);
                return () => queue.DeadLetterAsync(lease, $"{lease.Queue.MaximumAttempts} workers died with it.", CancellationToken.None);
            }

            await WorkAsync(lease.Job, either.Token);
            return () => queue.CompleteAsync(lease, CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return () => queue.ReleaseAsync(lease, CancellationToken.None);
        }
        catch (Exception exception) when (lost.IsCancellationRequested && exception is OperationCanceledException or LeaseLostException)
        {
            LeaseLost(lease.Job.PictureId);
            return () => Task.CompletedTask;
        }
        catch (Exception exception)
        {
            AttemptFailed(exception, lease.Job.PictureId, lease.Attempt);
            if (lease.IsLastAttempt)
            {
                await EndAsync(lease.Job, null, PictureFault.NotPrepared, stopping);
            }

            return () => queue.RetryAsync(lease, RetryDelay, exception.Message, CancellationToken.None);
        }
    }

    private async Task WorkAsync(PreparePicture job, CancellationToken cancellationToken)
    {
        byte[]? picture = null;
        PictureFault? fault = null;
        if (await IsWantedAsync(job, cancellationToken))
        {
            (picture, fault) = await ReadAsync(job, cancellationToken) is { } upload
                ? await preparation.PrepareAsync(upload, cancellationToken)
                : (null, PictureFault.NotPrepared);
        }

        await EndAsync(job, picture, fault, cancellationToken);
    }

    /// <summary>Null when it is gone; one byte more than is allowed is enough to see that it is too long.</summary>
    private async Task<byte[]?> ReadAsync(PreparePicture job, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = await blobs.OpenReadAsync(PictureKeys.UploadOf(job.UserId, job.PictureId), cancellationToken, 0, PictureFiles.MaximumBytes + 1);
            using var whole = new MemoryStream();
            await content.CopyToAsync(whole, cancellationToken);
            return whole.Length <= PictureFiles.MaximumBytes ? whole.ToArray() : null;
        }
        catch (BlobNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The file first, then the row that names it; then what neither names any more goes.</summary>
    private async Task EndAsync(PreparePicture job, byte[]? picture, PictureFault? fault, CancellationToken cancellationToken)
    {
        if (picture is not null)
        {
            using var content = new MemoryStream(picture);
            await blobs.PutAsync(PictureKeys.Of(job.UserId, job.PictureId), content, "image/jpeg", cancellationToken);
        }

        var shown = await Optimistically.RunAsync(async () =>
        {
            var row = await store.GetAsync(TableCatalog.Pictures, job.UserId, cancellationToken);
            if (row is null || row.PendingId != job.PictureId)
            {
                return row?.PictureId;
            }

            var ended = row with { PendingId = null, Fault = fault, PictureId = picture is null ? row.PictureId : job.PictureId, ChangedAt = time.GetUtcNow() };
            var told = new PictureChanged(picture is not null);
            await store.CommitAsync(
                new Transaction().Put(TableCatalog.Pictures, ended).Announce(job.UserId, LiveEventTypes.PictureChanged, told, CoreJson.Default.PictureChanged),
                cancellationToken);
            return ended.PictureId;
        });

        await RemoveThroughAsync(PictureKeys.UploadsFolder(job.UserId), job, keep: null, cancellationToken);
        await RemoveThroughAsync(PictureKeys.Folder(job.UserId), job, shown, cancellationToken);
    }

    /// <summary>Ids sort by time: what is not newer than this job is what it made, or leftovers of processes that died.</summary>
    private async Task RemoveThroughAsync(string prefix, PreparePicture job, string? keep, CancellationToken cancellationToken)
    {
        var page = await blobs.ListAsync(Buckets.Assets, prefix, null, cancellationToken);
        foreach (var entry in page.Items)
        {
            var id = Path.GetFileNameWithoutExtension(entry.Key.Name);
            if (id != keep && string.CompareOrdinal(id, job.PictureId) <= 0)
            {
                await blobs.DeleteAsync(entry.Key, cancellationToken);
            }
        }
    }

    private async Task<bool> IsWantedAsync(PreparePicture job, CancellationToken cancellationToken) =>
        (await store.GetAsync(TableCatalog.Pictures, job.UserId, cancellationToken))?.PendingId == job.PictureId;

    [LoggerMessage(LogLevel.Warning, "Picture {PictureId} could not be prepared in attempt {Attempt}")]
    private partial void AttemptFailed(Exception exception, string pictureId, int attempt);

    [LoggerMessage(LogLevel.Warning, "Picture {PictureId} is left to another worker: the lease was lost")]
    private partial void LeaseLost(string pictureId);
}
