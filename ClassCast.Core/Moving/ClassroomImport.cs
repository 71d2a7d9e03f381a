using ClassCast.Core.Ports;

namespace ClassCast.Core.Moving;

/// <summary>
/// Stores an archived classroom at a backend that has none, and compares what is there afterwards with what was archived. An import that was cut short is
/// run again: what is stored twice is the same.
/// </summary>
public sealed class ClassroomImport(IBlobStore blobs, ITableArchive tables)
{
    /// <param name="archive">Finished.</param>
    /// <param name="resume">The backend is not empty, because this import was cut short.</param>
    /// <param name="report">Told of each step.</param>
    /// <param name="cancellationToken">Stops between two writes.</param>
    /// <exception cref="MoveException">The archive is unfinished or damaged, the backend is not empty, or differs from the archive afterwards.</exception>
    public async Task<ArchiveManifest> RunAsync(ArchiveDirectory archive, bool resume, Action<string> report, CancellationToken cancellationToken)
    {
        var manifest = archive.ReadManifest();
        await VerifyArchiveAsync(archive, manifest, cancellationToken);
        if (!resume)
        {
            await RequireEmptyAsync(cancellationToken);
        }

        using var progress = new MoveProgress(archive.ProgressPath("import"));
        var copy = new BlobImport(blobs, archive, progress);
        foreach (var bucket in manifest.Buckets)
        {
            await copy.RunAsync(bucket, cancellationToken);
            report($"bucket {bucket.Name}: {bucket.Objects} objects, {bucket.Bytes} bytes");
        }

        foreach (var table in ClassroomExport.MovedTables)
        {
            await foreach (var items in ArchiveDirectory.ReadLinesAsync(archive.TablePath(table.Name), cancellationToken).Chunk(ITableArchive.MaximumBatch).WithCancellation(cancellationToken))
            {
                await tables.WriteAsync(table, items, cancellationToken);
            }

            report($"table {table.Name}: stored");
        }

        await CompareAsync(manifest, copy, report, cancellationToken);
        progress.Finish();
        return manifest;
    }

    private static async Task VerifyArchiveAsync(ArchiveDirectory archive, ArchiveManifest manifest, CancellationToken cancellationToken)
    {
        if (!manifest.Tables.Select(table => table.Name).SequenceEqual(ClassroomExport.MovedTables.Select(table => table.Name), StringComparer.Ordinal))
        {
            throw new MoveException("The archive has other tables than this version of ClassCast. Export and import with the same one.");
        }

        var files = manifest.Tables.Select(table => (File: archive.TablePath(table.Name), table.Items, table.Digest))
            .Concat(manifest.Buckets.Select(bucket => (File: archive.IndexPath(bucket.Name), Items: bucket.Objects, bucket.Digest)));
        foreach (var (file, items, expected) in files)
        {
            if (!File.Exists(file))
            {
                throw new MoveException($"The archive lacks {file}.");
            }

            var digest = await DigestAsync(ArchiveDirectory.ReadLinesAsync(file, cancellationToken), cancellationToken);
            if (digest.Count != items || digest.ToString() != expected)
            {
                throw new MoveException($"The archive is damaged: {file} has {digest.Count} lines with another checksum than the {items} that were exported.");
            }
        }
    }

    private async Task RequireEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in ClassroomExport.MovedTables)
        {
            if (await tables.ReadAsync(table, cancellationToken).AnyAsync(cancellationToken))
            {
                throw new MoveException(
                    $"There is a classroom already (table {table.Name} is not empty). An import goes into an empty one; pass --resume if an import was cut short here.");
            }
        }
    }

    private async Task CompareAsync(ArchiveManifest manifest, BlobImport copy, Action<string> report, CancellationToken cancellationToken)
    {
        var differences = new List<string>();
        foreach (var (table, expected) in ClassroomExport.MovedTables.Zip(manifest.Tables))
        {
            var digest = await DigestAsync(tables.ReadAsync(table, cancellationToken), cancellationToken);
            if (digest.Count != expected.Items || digest.ToString() != expected.Digest)
            {
                differences.Add($"table {table.Name} has {digest.Count} items instead of {expected.Items}, or others");
            }
        }

        foreach (var bucket in manifest.Buckets)
        {
            var (objects, bytes) = await copy.CountAsync(bucket.Name, cancellationToken);
            if ((objects, bytes) != (bucket.Objects, bucket.Bytes))
            {
                differences.Add($"bucket {bucket.Name} has {objects} objects with {bytes} bytes instead of {bucket.Objects} with {bucket.Bytes}");
            }
        }

        if (differences.Count > 0)
        {
            throw new MoveException($"What is stored differs from the archive: {string.Join("; ", differences)}.");
        }

        report("compared: equal");
    }

    private static async Task<ItemDigest> DigestAsync(IAsyncEnumerable<byte[]> items, CancellationToken cancellationToken)
    {
        var digest = new ItemDigest();
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            digest.Add(CanonicalJson.Of(item));
        }

        return digest;
    }
}
