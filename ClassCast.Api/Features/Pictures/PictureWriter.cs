using ClassCast.Api.Http;
using ClassCast.Core;
using ClassCast.Core.Audit;
using ClassCast.Core.Identity;
using ClassCast.Core.Messages;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Api.Features.Pictures;

/// <summary>Takes pictures in and away. The structure is looked at here, where it costs nothing; decoding is the worker's.</summary>
public sealed class PictureWriter(ITableStore store, IBlobStore blobs, TimeProvider time)
{
    public async Task UploadAsync(string userId, byte[] content, CancellationToken cancellationToken)
    {
        if (PictureFiles.Read(content).Fault is { } fault)
        {
            throw PictureRefusals.Of(fault);
        }

        var pictureId = Ids.New(time);
        var key = PictureKeys.UploadOf(userId, pictureId);
        using var stream = new MemoryStream(content, writable: false);
        await blobs.PutAsync(key, stream, "application/octet-stream", cancellationToken);
        try
        {
            await Optimistically.RunAsync(() => CommitAsync(userId, pictureId, cancellationToken));
        }
        catch
        {
            await blobs.DeleteAsync(key, CancellationToken.None);
            throw;
        }
    }

    public async Task RemoveAsync(string userId, CancellationToken cancellationToken)
    {
        await Optimistically.RunAsync(async () =>
        {
            if (await store.GetAsync(TableCatalog.Pictures, userId, cancellationToken) is { } picture)
            {
                var removed = new Transaction()
                    .Delete(TableCatalog.Pictures, userId, Condition.VersionIs(picture.Version))
                    .Audit(AuditEvents.PictureChanged(userId, isRemoved: true, time));
                await store.CommitAsync(removed, cancellationToken);
            }
        });

        // also what an earlier call did not get to; a worker that is just on one finds no row and removes its own
        foreach (var prefix in (string[])[PictureKeys.Folder(userId), PictureKeys.UploadsFolder(userId)])
        {
            foreach (var entry in (await blobs.ListAsync(Buckets.Assets, prefix, null, cancellationToken)).Items)
            {
                await blobs.DeleteAsync(entry.Key, cancellationToken);
            }
        }
    }

    private async Task CommitAsync(string userId, string pictureId, CancellationToken cancellationToken)
    {
        if (await store.GetAsync(TableCatalog.Users, userId, cancellationToken) is null)
        {
            throw Refuse.NotFound("user");
        }

        var before = await store.GetAsync(TableCatalog.Pictures, userId, cancellationToken) ?? new Picture { UserId = userId, ChangedAt = time.GetUtcNow() };

        // whoever is erased at this moment gets no row that nothing erases
        var sent = new Transaction()
            .Put(TableCatalog.Pictures, before with { PendingId = pictureId, Fault = null, ChangedAt = time.GetUtcNow() })
            .Check(TableCatalog.Users, userId, Condition.Exists)
            .Enqueue(Queues.Pictures, new PreparePicture(userId, pictureId))
            .Audit(AuditEvents.PictureChanged(userId, isRemoved: false, time));
        await store.CommitAsync(sent, cancellationToken);
    }
}
