using System.Text;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Aws.Jobs;

/// <summary>
/// Bodies that do not fit into a message, as objects of the documents bucket named by the job's id. They are removed with their job; what a process
/// that died leaves there is removed by the bucket's lifecycle.
/// </summary>
internal sealed class JobBodies(IBlobStore blobs)
{
    /// <summary>SQS takes 256 KB, the attributes included: reason, trace and times need less than the rest.</summary>
    public const int MaximumInlineBytes = 250 * 1024;

    /// <summary>Stands in the message instead, as none may be empty.</summary>
    public const string Placeholder = "{}";

    public static bool Fits(string body) => Encoding.UTF8.GetByteCount(body) <= MaximumInlineBytes;

    public async Task PutAsync(string jobId, string body, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(body), writable: false);
        await blobs.PutAsync(KeyOf(jobId), content, "application/json", cancellationToken);
    }

    /// <returns>Null when the body is gone: the job was completed, and this is another delivery of it.</returns>
    public async Task<string?> ReadAsync(ReceivedJob job, CancellationToken cancellationToken)
    {
        if (!job.IsStored)
        {
            return job.Message.Body;
        }

        try
        {
            await using var content = await blobs.OpenReadAsync(KeyOf(job.Id), cancellationToken);
            using var reader = new StreamReader(content, Encoding.UTF8);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (BlobNotFoundException)
        {
            return null;
        }
    }

    public Task RemoveAsync(ReceivedJob job, CancellationToken cancellationToken) =>
        job.IsStored ? blobs.DeleteAsync(KeyOf(job.Id), cancellationToken) : Task.CompletedTask;

    private static BlobKey KeyOf(string jobId) => new(Buckets.Documents, $"{BlobKeys.MessagesPrefix}{jobId}");
}
