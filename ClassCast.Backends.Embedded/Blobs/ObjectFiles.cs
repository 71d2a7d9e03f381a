using System.Globalization;
using System.Text.Json;
using ClassCast.Backends.Embedded.Files;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// Objects as files. Renaming the content into place is the commit. The metadata lies in a file beside it whose name carries the content's
/// last-write time, which a put makes unique; it is there before the rename and the old one is removed after it, so content and metadata
/// match at any moment, without a lock, for every reader in every process.
/// </summary>
internal sealed class ObjectFiles(BlobLayout layout, TimeProvider time)
{
    private const char MetadataMark = '@';

    /// <summary>Null when there is no such object.</summary>
    public StoredObject? TryOpen(BlobKey key)
    {
        var path = layout.ObjectPath(key);
        while (true)
        {
            try
            {
                var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                var written = File.GetLastWriteTimeUtc(handle);
                var metadata = TryReadMetadata(path, written);
                if (metadata is null && File.GetLastWriteTimeUtc(path) != written)
                {
                    handle.Dispose(); // replaced or deleted since it was opened
                    continue;
                }

                var length = RandomAccess.GetLength(handle);
                metadata ??= Guess(path, written, length);
                return new StoredObject(handle, new BlobInfo(key, length, metadata.ContentType, metadata.ETag, new DateTimeOffset(written)));
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException || Directory.Exists(path))
            {
                return null;
            }
        }
    }

    /// <summary>Makes a closed file on the same file system the object's content.</summary>
    public BlobInfo Publish(string file, BlobKey key, BlobMetadata metadata)
    {
        var path = layout.ObjectPath(key);
        var before = File.GetLastWriteTimeUtc(path); // 1601 when there is nothing
        var written = ReserveMetadata(path, before, metadata);
        try
        {
            DurableFiles.Flush(file, written);
            var length = new FileInfo(file).Length;
            File.Move(file, path, overwrite: true);
            Posix.FlushDirectory(Path.GetDirectoryName(path)!);
            DurableFiles.TryDelete(MetadataPath(path, before));
            return new BlobInfo(key, length, metadata.ContentType, metadata.ETag, new DateTimeOffset(written));
        }
        catch when (File.Exists(file))
        {
            DurableFiles.TryDelete(MetadataPath(path, written));
            throw;
        }
    }

    public void Delete(BlobKey key)
    {
        var path = layout.ObjectPath(key);
        if (!File.Exists(path))
        {
            return;
        }

        var written = File.GetLastWriteTimeUtc(path);
        DurableFiles.TryDelete(path);
        DurableFiles.TryDelete(MetadataPath(path, written));
        var directory = Path.GetDirectoryName(path)!;
        Posix.FlushDirectory(directory);
        RemoveEmptyDirectories(directory, layout.BucketPath(key.Bucket));
    }

    /// <summary>Names with the prefix that come after <paramref name="after"/>, in ordinal order.</summary>
    public IEnumerable<string> List(string bucket, string prefix, string? after)
    {
        var root = layout.BucketPath(bucket);
        return Directory.Exists(root) ? Walk(root, "", prefix, after) : [];
    }

    /// <summary>Metadata whose content was replaced or never came: left behind by racing puts and killed processes.</summary>
    public int SweepMetadata(DateTimeOffset olderThan)
    {
        var swept = 0;
        foreach (var bucket in Buckets.All.Select(layout.BucketPath).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(bucket, $"*{MetadataMark}*", SearchOption.AllDirectories))
            {
                var mark = file.LastIndexOf(MetadataMark);
                var path = file[..mark];
                if (File.GetLastWriteTimeUtc(file) < olderThan.UtcDateTime && MetadataPath(path, File.GetLastWriteTimeUtc(path)) != file)
                {
                    DurableFiles.TryDelete(file);
                    swept++;
                }
            }
        }

        return swept;
    }

    private static string MetadataPath(string path, DateTime written) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}{MetadataMark}{written.Ticks}");

    private static BlobMetadata? TryReadMetadata(string path, DateTime written)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(MetadataPath(path, written)), BlobJson.Default.BlobMetadata);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    // a restored copy that did not keep the files' times is still usable
    private static BlobMetadata Guess(string path, DateTime written, long length) =>
        new(ContentTypes.ForExtension(Path.GetExtension(path)), string.Create(CultureInfo.InvariantCulture, $"\"{written.Ticks:x}-{length:x}\""));

    private DateTime ReserveMetadata(string path, DateTime after, BlobMetadata metadata)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(metadata, BlobJson.Default.BlobMetadata);
        var now = time.GetUtcNow().UtcDateTime;
        var written = now > after ? now : after.AddTicks(1);
        while (true)
        {
            DurableFiles.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                DurableFiles.WriteNew(MetadataPath(path, written), json);
                return written;
            }
            catch (DirectoryNotFoundException)
            {
                // removed as empty between the two calls: create it again
            }
            catch (IOException) when (File.Exists(MetadataPath(path, written)))
            {
                written = written.AddTicks(1); // taken by a racing put
            }
        }
    }

    private static void RemoveEmptyDirectories(string directory, string root)
    {
        try
        {
            for (; directory.Length > root.Length; directory = Path.GetDirectoryName(directory)!)
            {
                Directory.Delete(directory);
            }
        }
        catch (IOException)
        {
            // not empty, or gone already
        }
    }

    private static IEnumerable<string> Walk(string directory, string parent, string prefix, string? after)
    {
        // a directory sorts as its name with the slash, so that the whole listing is in ordinal order of full names
        var entries = Entries(directory)
            .Where(entry => !entry.Name.Contains(MetadataMark))
            .Select(entry => (entry.FullName, Name: entry is DirectoryInfo ? $"{parent}{entry.Name}/" : parent + entry.Name, IsDirectory: entry is DirectoryInfo))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var (path, name, isDirectory) in entries)
        {
            if (!isDirectory)
            {
                if (name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(name, after) > 0)
                {
                    yield return name;
                }
            }
            else if (MayHold(name, prefix, after))
            {
                foreach (var inner in Walk(path, name, prefix, after))
                {
                    yield return inner;
                }
            }
        }
    }

    private static FileSystemInfo[] Entries(string directory)
    {
        try
        {
            return new DirectoryInfo(directory).GetFileSystemInfos();
        }
        catch (DirectoryNotFoundException)
        {
            return []; // removed as empty since its parent was read
        }
    }

    private static bool MayHold(string directory, string prefix, string? after) =>
        (directory.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(directory, StringComparison.Ordinal))
        && (after is null || after.StartsWith(directory, StringComparison.Ordinal) || string.CompareOrdinal(directory, after) > 0);
}
