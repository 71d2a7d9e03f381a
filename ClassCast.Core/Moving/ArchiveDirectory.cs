using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ClassCast.Core.Moving;

/// <summary>
/// An archive as files that any tool can read: <c>manifest.json</c>, <c>tables/NAME.jsonl</c> with an item a line,
/// <c>blobs/BUCKET.jsonl</c> with an object a line, and the objects' content under its SHA-256 in <c>content/</c>. Files appear under their name when they
/// are whole.
/// </summary>
public sealed class ArchiveDirectory(string path)
{
    private const int BufferBytes = 128 * 1024;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool IsFinished => File.Exists(ManifestPath);

    private string ManifestPath => In("manifest.json");

    public string TablePath(string table) => In("tables", $"{table}.jsonl");

    public string IndexPath(string bucket) => In("blobs", $"{bucket}.jsonl");

    /// <summary>Where the content with this checksum is, or belongs.</summary>
    public string ContentPath(string sha256) => In("content", sha256[..2], sha256);

    /// <summary>What an unfinished run has done.</summary>
    internal string ProgressPath(string run) => In($"{run}.progress");

    /// <exception cref="MoveException">There is no finished archive of a known format.</exception>
    public ArchiveManifest ReadManifest()
    {
        if (!IsFinished)
        {
            throw new MoveException($"{Path} holds no finished archive: there is no manifest.json.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllBytes(ManifestPath), ArchiveJson.Default.ArchiveManifest)!;
            return manifest.Format == ArchiveManifest.CurrentFormat
                ? manifest
                : throw new MoveException($"The archive has format {manifest.Format}; this version reads {ArchiveManifest.CurrentFormat}.");
        }
        catch (JsonException error)
        {
            throw new MoveException($"{ManifestPath} cannot be read: {error.Message}");
        }
    }

    internal Task WriteManifestAsync(ArchiveManifest manifest, CancellationToken cancellationToken) =>
        WriteWholeAsync(ManifestPath, stream => JsonSerializer.SerializeAsync(stream, manifest, ArchiveJson.Default.ArchiveManifest, cancellationToken));

    /// <summary>Writes lines of canonical JSON.</summary>
    internal static async Task<ItemDigest> WriteLinesAsync(string file, IAsyncEnumerable<byte[]> items, CancellationToken cancellationToken)
    {
        var digest = new ItemDigest();
        await WriteWholeAsync(file, async stream =>
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                var line = CanonicalJson.Of(item);
                digest.Add(line);
                await stream.WriteAsync(line, cancellationToken);
                stream.WriteByte((byte)'\n');
            }
        });
        return digest;
    }

    internal static async IAsyncEnumerable<byte[]> ReadLinesAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            yield return System.Text.Encoding.UTF8.GetBytes(line);
        }
    }

    internal static async IAsyncEnumerable<T> ReadLinesAsync<T>(string file, JsonTypeInfo<T> json, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in ReadLinesAsync(file, cancellationToken))
        {
            yield return JsonSerializer.Deserialize(line, json)!;
        }
    }

    /// <summary>The file is there only when it is whole and on the disk.</summary>
    internal static async Task WriteWholeAsync(string file, Func<FileStream, Task> write)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        await using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true))
        {
            await write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(partial, file, overwrite: true);
    }

    private string In(params ReadOnlySpan<string> names) => System.IO.Path.Combine([Path, .. names]);
}

/// <summary>The move cannot go on; the message says why and what to do.</summary>
public sealed class MoveException(string message) : Exception(message);
