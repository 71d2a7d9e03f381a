using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Core.Videos;

namespace ClassCast.Core.Privacy;

/// <summary>
/// A person's data as a zip: a JSON file for each kind, their videos as they uploaded them, and <c>index.json</c>, which says what is in which file and what is
/// not there. It is written from front to back, row by row and block by block, so that its size is nobody's memory.
/// </summary>
public sealed class PersonalArchive(ITableStore store, IBlobStore blobs, PersonalRegister register, TimeProvider time)
{
    public const string Index = "index.json";

    private const int FlushBytes = 32 * 1024;

    // the archive is read by people, not by browsers
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="person">Whose data.</param>
    /// <param name="output">Need not be seekable; it stays open.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async Task WriteAsync(DataSubject person, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        var titles = new Titles(store);
        var files = new JsonArray();
        var absent = new JsonArray();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var records in register.Records)
        {
            var held = (PersonalData.Held)records.Table.PersonalData!;
            if (held.Export is DataExport.FileExport file)
            {
                var rows = await WriteRowsAsync(zip, file.Name, records.ReadAsync(person, cancellationToken), titles, cancellationToken);
                files.Add(Described(file.Name, file.Description, rows));
            }
        }

        var picture = (DataExport.FileExport)((PersonalData.Held)BlobKinds.Pictures.PersonalData).Export;
        if (await store.GetAsync(TableCatalog.Pictures, person.UserId, cancellationToken) is { PictureId: { } pictureId }
            && await WriteFileAsync(zip, picture.Name, PictureKeys.Of(person.UserId, pictureId), cancellationToken))
        {
            files.Add(Described(picture.Name, picture.Description, null));
        }

        await foreach (var video in VideosAsync(person, cancellationToken))
        {
            var name = $"videos/{await NameOfAsync(video, titles, cancellationToken)}";
            if (await WriteFileAsync(zip, name, new(Buckets.Videos, video.OriginalKey), cancellationToken))
            {
                files.Add(Described(name, $"Your video “{video.FileName}”, as you uploaded it.", null));
            }
            else
            {
                absent.Add(Withheld($"Video {video.VideoId}", "Its file is no longer stored."));
            }
        }

        foreach (var held in TableCatalog.All.Select(table => table.PersonalData).Concat(BlobKinds.All.Select(kind => kind.PersonalData)).OfType<PersonalData.Held>())
        {
            if (held.Export is DataExport.WithheldExport withheld)
            {
                absent.Add(Withheld(held.What, withheld.Reason));
            }
        }

        var index = new JsonObject
        {
            ["madeAt"] = Timestamps.Format(time.GetUtcNow()),
            ["account"] = person.UserId,
            ["files"] = files,
            ["notIncluded"] = absent,
        };
        await WriteEntryAsync(zip, Index, (writer, _) => WriteAndFlushAsync(index, writer, cancellationToken), cancellationToken);
    }

    private static JsonObject Described(string name, string what, int? rows)
    {
        var file = new JsonObject { ["name"] = name, ["what"] = what };
        if (rows is not null)
        {
            file["entries"] = rows;
        }

        return file;
    }

    private static JsonObject Withheld(string what, string why) => new() { ["what"] = what, ["why"] = why };

    private static async Task<int> WriteRowsAsync(
        ZipArchive zip, string name, IAsyncEnumerable<JsonObject> rows, Titles titles, CancellationToken cancellationToken)
    {
        var count = 0;
        await WriteEntryAsync(
            zip,
            name,
            async (writer, stop) =>
            {
                writer.WriteStartArray();
                await foreach (var row in rows.WithCancellation(stop))
                {
                    await titles.AddAsync(row, stop);
                    row.WriteTo(writer);
                    count++;
                    if (writer.BytesPending > FlushBytes)
                    {
                        await writer.FlushAsync(stop);
                    }
                }

                writer.WriteEndArray();
                await writer.FlushAsync(stop);
            },
            cancellationToken);
        return count;
    }

    private static async Task WriteEntryAsync(
        ZipArchive zip, string name, Func<Utf8JsonWriter, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        await using var stream = await entry.OpenAsync(cancellationToken);
        await using var writer = new Utf8JsonWriter(stream, Readable);
        await write(writer, cancellationToken);
    }

    private static Task WriteAndFlushAsync(JsonObject value, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        value.WriteTo(writer);
        return writer.FlushAsync(cancellationToken);
    }

    private async Task<bool> WriteFileAsync(ZipArchive zip, string name, BlobKey key, CancellationToken cancellationToken)
    {
        Stream content;
        try
        {
            content = await blobs.OpenReadAsync(key, cancellationToken);
        }
        catch (BlobNotFoundException)
        {
            return false;
        }

        await using (content)
        {
            // videos and pictures do not compress
            var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
            await using var stream = await entry.OpenAsync(cancellationToken);
            await content.CopyToAsync(stream, cancellationToken);
        }

        return true;
    }

    /// <summary>Date, assignment and attempt; the attempt's id keeps it from meeting another.</summary>
    private static async Task<string> NameOfAsync(Video video, Titles titles, CancellationToken cancellationToken)
    {
        var title = await titles.AssignmentAsync(video.AssignmentId, cancellationToken) ?? "assignment";
        var extension = Path.GetExtension(video.OriginalKey);
        return DownloadNames.Clean($"{Timestamps.Format(video.CreatedAt)[..10]} {title}"[..Math.Min(100, 11 + title.Length)]) + $" attempt {video.Attempt} {video.VideoId[^6..]}{extension}";
    }

    private async IAsyncEnumerable<Video> VideosAsync(
        DataSubject person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var query = new TableQuery(person.UserId) { Index = "userId-index", Limit = 100, Cursor = cursor };
            var page = await store.QueryAsync(TableCatalog.Videos, query, cancellationToken);
            foreach (var video in page.Items.Where(video => video.Bytes is not null && video.Failure?.Code != FailureCodes.Erased))
            {
                yield return video;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
