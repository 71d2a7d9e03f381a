using System.Text.Json;
using ClassCast.Backends.Embedded.Files;
using ClassCast.Core;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// Open uploads: a directory each, with <c>upload.json</c> and the parts as <c>{number:D5}-{md5}</c>. The upload ends, completed or aborted, at
/// the moment <c>upload.json</c> is removed; what a process that dies leaves after that is swept.
/// </summary>
internal sealed class MultipartUploads(BlobLayout layout, ObjectFiles objects, TimeProvider time)
{
    private const string RecordName = "upload.json";

    public string Create(BlobKey key, string contentType)
    {
        BlobKeys.Validate(key);
        var uploadId = Ids.New(time);
        var directory = DirectoryOf(uploadId);
        DurableFiles.CreateDirectory(directory);
        var record = new UploadRecord(key.Bucket, key.Name, contentType, time.GetUtcNow());
        DurableFiles.WriteNew(Path.Combine(directory, RecordName), JsonSerializer.SerializeToUtf8Bytes(record, BlobJson.Default.UploadRecord));
        Posix.FlushDirectory(directory);
        return uploadId;
    }

    /// <summary>Stores a part durably, replacing an earlier one of that number.</summary>
    /// <exception cref="UploadNotFoundException">Not open, or not for this key.</exception>
    /// <exception cref="BlobTooLargeException">Longer than <paramref name="maximumBytes"/>.</exception>
    public async Task<UploadedPart> ReceivePartAsync(
        BlobKey key, string uploadId, int number, Stream content, long maximumBytes, CancellationToken cancellationToken)
    {
        var directory = RequireOpen(key, uploadId);
        // only what was there before this part began: two racing puts of one number must not remove each other's
        var replaced = PartFiles.Read(directory).Where(part => part.Number == number).ToList();
        var temporary = Path.Combine(directory, Ids.New());
        try
        {
            var received = await ContentReceiver.ReceiveAsync(temporary, content, maximumBytes, cancellationToken);
            DurableFiles.Flush(temporary, File.GetLastWriteTimeUtc(temporary));
            var part = PartFiles.Path(directory, number, received.Md5);
            File.Move(temporary, part, overwrite: true);
            Posix.FlushDirectory(directory);
            foreach (var old in replaced.Where(old => old.Path != part))
            {
                DurableFiles.TryDelete(old.Path);
            }

            RequireOpen(key, uploadId);
            return new UploadedPart(number, BlobETag.OfContent(received.Md5), received.Length);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UploadNotFoundException(uploadId); // ended while the part was arriving
        }
        finally
        {
            DurableFiles.TryDelete(temporary);
        }
    }

    public IReadOnlyList<UploadedPart> ListParts(BlobKey key, string uploadId) =>
        [.. PartFiles.Newest(ReadParts(key, uploadId)).Select(part => new UploadedPart(part.Number, part.ETag, part.Length))];

    public BlobInfo Complete(BlobKey key, string uploadId, IReadOnlyList<UploadedPart> parts, CancellationToken cancellationToken)
    {
        var directory = RequireOpen(key, uploadId);
        var files = PartSelection.Select(parts, ReadParts(key, uploadId));
        var joined = Path.Combine(directory, Ids.New());
        try
        {
            PartJoiner.Join(files, joined, cancellationToken);
            var etag = BlobETag.OfParts([.. files.Select(file => file.Hash)]);
            RequireOpen(key, uploadId);
            var info = objects.Publish(joined, key, new BlobMetadata(RequireRecord(directory, uploadId).ContentType, etag));
            Remove(directory);
            return info;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UploadNotFoundException(uploadId); // a racing completion or abort was first
        }
        finally
        {
            DurableFiles.TryDelete(joined);
        }
    }

    public void Abort(BlobKey key, string uploadId)
    {
        if (Ids.IsValid(uploadId) && TryReadRecord(DirectoryOf(uploadId)) is { } record && IsFor(record, key))
        {
            Remove(DirectoryOf(uploadId));
        }
    }

    /// <summary>Removes uploads begun before <paramref name="olderThan"/>, and what ended uploads left behind.</summary>
    public int Sweep(DateTimeOffset olderThan)
    {
        if (!Directory.Exists(layout.Uploads))
        {
            return 0;
        }

        var swept = 0;
        foreach (var directory in Directory.EnumerateDirectories(layout.Uploads))
        {
            var began = TryReadRecord(directory)?.CreatedAt ?? new DateTimeOffset(Directory.GetLastWriteTimeUtc(directory));
            if (began < olderThan)
            {
                Remove(directory);
                swept++;
            }
        }

        return swept;
    }

    private string DirectoryOf(string uploadId) => Path.Combine(layout.Uploads, uploadId);

    private string RequireOpen(BlobKey key, string uploadId)
    {
        BlobKeys.Validate(key);
        if (!Ids.IsValid(uploadId))
        {
            throw new UploadNotFoundException(uploadId);
        }

        var directory = DirectoryOf(uploadId);
        return IsFor(RequireRecord(directory, uploadId), key) ? directory : throw new UploadNotFoundException(uploadId);
    }

    private IReadOnlyList<PartFile> ReadParts(BlobKey key, string uploadId)
    {
        try
        {
            var parts = PartFiles.Read(RequireOpen(key, uploadId));
            // ended while they were being read: some of the files are gone already, and what is left must not pass for all
            RequireOpen(key, uploadId);
            return parts;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UploadNotFoundException(uploadId);
        }
    }

    private static bool IsFor(UploadRecord record, BlobKey key) => record.Bucket == key.Bucket && record.Name == key.Name;

    private static UploadRecord RequireRecord(string directory, string uploadId) =>
        TryReadRecord(directory) ?? throw new UploadNotFoundException(uploadId);

    private static UploadRecord? TryReadRecord(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(directory, RecordName)), BlobJson.Default.UploadRecord);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // JsonException: the process died while creating it, so nobody was told its id
            return null;
        }
    }

    private static void Remove(string directory)
    {
        DurableFiles.TryDelete(Path.Combine(directory, RecordName));
        Posix.FlushDirectory(directory);
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (IOException)
        {
            // a part is just arriving in it, or a racing completion removes it too; the sweep takes the rest
        }
    }
}
