using System.IO.Pipelines;
using ClassCast.Core.Identity;
using ClassCast.Core.Notifications;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Privacy;

/// <summary>Makes the archive that a person asked for, and tells them. Safe to run again: it is stored whole or not at all.</summary>
public sealed class DataExports(ITableStore store, IBlobStore blobs, PersonalArchive archive, RetentionOptions retention, TimeProvider time)
{
    public async Task RunAsync(string userId, string requestId, CancellationToken cancellationToken)
    {
        var user = await store.GetAsync(TableCatalog.Users, userId, cancellationToken);
        if (await FindAsync(userId, requestId, cancellationToken) is null || user is null)
        {
            return;
        }

        var key = new BlobKey(BlobKinds.Exports.Bucket, $"{PersonalFiles.ExportsOf(userId)}{requestId}.zip");
        var stored = await StoreAsync(key, new DataSubject(userId, user.Email), cancellationToken);
        await Optimistically.RunAsync(async () =>
        {
            if (await FindAsync(userId, requestId, cancellationToken) is not { } request)
            {
                return;
            }

            var now = time.GetUtcNow();
            var done = request with
            {
                State = DataRequestState.Done,
                CompletedAt = now,
                BlobName = key.Name,
                Bytes = stored.Length,
                ExpiresAt = (now + retention.Exports).ToUnixTimeSeconds(),
            };
            var told = new Transaction()
                .Put(TableCatalog.DataRequests, done)
                .Check(TableCatalog.Users, userId, Condition.Exists)
                .Notify(Notices.ExportReady(userId, time))
                .Send(PrivacyMails.ExportReady(user.Email, retention.Exports));
            await store.CommitAsync(told, cancellationToken);
        });

        // whoever was erased meanwhile leaves nothing behind
        if (await store.GetAsync(TableCatalog.Users, userId, cancellationToken) is null)
        {
            await blobs.DeleteAsync(key, cancellationToken);
        }
    }

    /// <summary>Nobody will try again: the person may ask anew.</summary>
    public Task GiveUpAsync(string userId, string requestId, CancellationToken cancellationToken) => Optimistically.RunAsync(async () =>
    {
        if (await FindAsync(userId, requestId, cancellationToken) is { } request)
        {
            var now = time.GetUtcNow();
            var failed = request with { State = DataRequestState.Failed, CompletedAt = now, ExpiresAt = (now + retention.Exports).ToUnixTimeSeconds() };
            await store.PutAsync(TableCatalog.DataRequests, failed, cancellationToken);
        }
    });

    /// <summary>Null when it is no longer under way.</summary>
    private async Task<DataRequest?> FindAsync(string userId, string requestId, CancellationToken cancellationToken)
    {
        var request = await store.GetAsync(TableCatalog.DataRequests, new(userId, nameof(DataRequestKind.Export)), cancellationToken);
        return request is { State: DataRequestState.Pending } && request.RequestId == requestId ? request : null;
    }

    /// <summary>The writer waits for the store and the store for the writer: between them are a few blocks, whatever the archive's size.</summary>
    private async Task<BlobInfo> StoreAsync(BlobKey key, DataSubject person, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new Pipe();
        var writing = FillAsync(pipe.Writer, person, either.Token);
        try
        {
            await using var content = pipe.Reader.AsStream();
            return await blobs.PutAsync(key, content, "application/zip", either.Token);
        }
        finally
        {
            await either.CancelAsync();
            await writing;
        }
    }

    private async Task FillAsync(PipeWriter writer, DataSubject person, CancellationToken cancellationToken)
    {
        try
        {
            await archive.WriteAsync(person, writer.AsStream(leaveOpen: true), cancellationToken);
            await writer.CompleteAsync();
        }
        catch (Exception exception)
        {
            // the store's read fails with it, and so nothing is stored
            await writer.CompleteAsync(exception);
        }
    }
}
