using ClassCast.Core.Messages;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;

namespace ClassCast.Core.Moving;

/// <summary>
/// Writes a whole classroom into an archive: tables (accounts among them) and objects. Run it while nobody works; what is in flight (jobs, mails) belongs
/// to no archive, so it is asked for first. A run that was cut short goes on with the objects where it was. Passwords stay where they are: no identity
/// provider gives them away, and none takes another's; their owners choose a new one by "forgot password".
/// </summary>
public sealed class ClassroomExport(IBlobStore blobs, ITableArchive tables, IJobQueue jobs, TimeProvider time)
{
    /// <param name="archive">Empty, or of an export that was cut short.</param>
    /// <param name="evenInFlight">Go on although jobs or messages wait; they are left behind.</param>
    /// <param name="report">Told of each step.</param>
    /// <param name="cancellationToken">Stops between two objects.</param>
    /// <exception cref="MoveException">The archive is finished, something is in flight, or there is nothing.</exception>
    public async Task<ArchiveManifest> RunAsync(ArchiveDirectory archive, bool evenInFlight, Action<string> report, CancellationToken cancellationToken)
    {
        if (archive.IsFinished)
        {
            throw new MoveException($"{archive.Path} holds a finished archive already. Name another directory.");
        }

        if (!evenInFlight)
        {
            await RequireQuietAsync(cancellationToken);
        }

        using var progress = new MoveProgress(archive.ProgressPath("export"));
        var copy = new BlobExport(blobs, archive, progress);
        var archivedBuckets = new List<ArchivedBucket>();
        foreach (var bucket in Buckets.All.Order(StringComparer.Ordinal))
        {
            var archived = await copy.RunAsync(bucket, cancellationToken);
            archivedBuckets.Add(archived);
            report($"bucket {bucket}: {archived.Objects} objects, {archived.Bytes} bytes");
        }

        // after the objects: whatever a row names has been there when the row was read
        var archivedTables = new List<ArchivedTable>();
        foreach (var table in MovedTables)
        {
            var digest = await ArchiveDirectory.WriteLinesAsync(archive.TablePath(table.Name), tables.ReadAsync(table, cancellationToken), cancellationToken);
            archivedTables.Add(new ArchivedTable(table.Name, digest.Count, digest.ToString()));
            report($"table {table.Name}: {digest.Count} items");
        }

        if (archivedTables.TrueForAll(table => table.Items == 0))
        {
            throw new MoveException("There is no classroom here: every table is empty. Look at the backend and its settings.");
        }

        var manifest = new ArchiveManifest(ArchiveManifest.CurrentFormat, time.GetUtcNow(), archivedTables, archivedBuckets);
        await archive.WriteManifestAsync(manifest, cancellationToken);
        progress.Finish();
        return manifest;
    }

    /// <summary>All tables but those of the running installation, by name.</summary>
    internal static IEnumerable<TableDefinition> MovedTables => TableCatalog.All.Where(table => !table.StaysBehind).OrderBy(table => table.Name, StringComparer.Ordinal);

    private async Task RequireQuietAsync(CancellationToken cancellationToken)
    {
        if (await tables.CountUndeliveredAsync(cancellationToken) is > 0 and var messages)
        {
            throw InFlight($"{messages} messages of commits are not delivered yet");
        }

        foreach (var queue in Queues.All)
        {
            var statistics = await jobs.GetStatisticsAsync(queue, cancellationToken);
            if (statistics.Ready + statistics.Leased + statistics.Delayed is > 0 and var waiting)
            {
                throw InFlight($"{waiting} jobs wait in {queue.Name}");
            }
        }
    }

    private static MoveException InFlight(string what) =>
        new($"{what}. Let the classroom finish its work, stop it and try again; or pass --anyway to leave that behind.");
}
