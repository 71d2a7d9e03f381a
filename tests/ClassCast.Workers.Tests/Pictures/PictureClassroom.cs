using System.Diagnostics;
using ClassCast.Core;
using ClassCast.Core.Messages;
using ClassCast.Core.Pictures;
using ClassCast.Core.Ports;
using ClassCast.Core.Tables;
using ClassCast.Testing;
using ClassCast.Workers.Pictures;
using ClassCast.Workers.Tests.Video;
using ClassCast.Workers.Video;

namespace ClassCast.Workers.Tests.Pictures;

/// <summary>Somebody's picture, sent as the Api sends it, and the worker in this process.</summary>
internal sealed class PictureClassroom(Classroom classroom) : IAsyncDisposable
{
    public const string Owner = Classroom.Student;

    public Classroom Backend => classroom;

    public static async Task<PictureClassroom> StartAsync(CancellationToken cancellationToken) =>
        new(await Classroom.OpenAsync(null, services => services.AddVideoProcessing().AddPictureProcessing(), cancellationToken));

    /// <summary>Only the backend: no worker.</summary>
    public static async Task<PictureClassroom> OpenAsync(CancellationToken cancellationToken) => new(await Classroom.OpenAsync(null, null, cancellationToken));

    public async Task<string> SendAsync(byte[] content, CancellationToken cancellationToken)
    {
        var pictureId = Ids.New();
        await classroom.Blobs.PutAsync(PictureKeys.UploadOf(Owner, pictureId), new MemoryStream(content), "application/octet-stream", cancellationToken);
        var row = await RowAsync(cancellationToken) ?? new Picture { UserId = Owner, ChangedAt = TimeProvider.System.GetUtcNow() };
        await classroom.Tables.CommitAsync(
            new Transaction().Put(TableCatalog.Pictures, row with { PendingId = pictureId, Fault = null }).Enqueue(Queues.Pictures, new PreparePicture(Owner, pictureId)),
            cancellationToken);
        return pictureId;
    }

    public Task<Picture?> RowAsync(CancellationToken cancellationToken) => classroom.Tables.GetAsync(TableCatalog.Pictures, Owner, cancellationToken);

    public async Task<Picture> EndAsync(CancellationToken cancellationToken)
    {
        var row = await Eventually.GetAsync(
            "the picture's end", async () => await RowAsync(cancellationToken) is { PendingId: null } ended ? ended : null, cancellationToken, TimeSpan.FromMinutes(1));
        await NoJobIsLeftAsync(cancellationToken);
        return row;
    }

    public Task NoJobIsLeftAsync(CancellationToken cancellationToken) => Eventually.TrueAsync(
        "no job is left",
        async () => await classroom.Queue.GetStatisticsAsync(Queues.Pictures, cancellationToken) is { Ready: 0, Leased: 0, Delayed: 0, Dead: 0 },
        cancellationToken,
        TimeSpan.FromMinutes(2));

    /// <summary>Names of all stored pictures and uploads.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync(CancellationToken cancellationToken) =>
        [.. (await classroom.Blobs.ListAsync(Buckets.Assets, "", null, cancellationToken)).Items.Select(blob => blob.Key.Name)];

    public async Task<byte[]> ReadAsync(string pictureId, CancellationToken cancellationToken)
    {
        await using var content = await classroom.Blobs.OpenReadAsync(PictureKeys.Of(Owner, pictureId), cancellationToken);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, cancellationToken);
        return whole.ToArray();
    }

    /// <summary>The colours in the middle of the four quarters, row by row, as ffmpeg sees them; throws unless it is a square of the right size.</summary>
    public static async Task<IReadOnlyList<string>> ColoursAsync(byte[] picture, CancellationToken cancellationToken)
    {
        using var folder = new TempDirectory();
        await File.WriteAllBytesAsync(folder.File("picture.jpg"), picture, cancellationToken);
        await FfmpegAsync(folder.Path, ["-i", "picture.jpg", "-pix_fmt", "rgb24", "-f", "rawvideo", "pixels"], cancellationToken);
        var pixels = await File.ReadAllBytesAsync(folder.File("pixels"), cancellationToken);
        Assert.Equal(PictureArguments.Side * PictureArguments.Side * 3, pixels.Length);
        var (near, far) = (PictureArguments.Side / 4, PictureArguments.Side * 3 / 4);
        return [At(near, near), At(far, near), At(near, far), At(far, far)];

        string At(int x, int y)
        {
            var offset = ((y * PictureArguments.Side) + x) * 3;
            return (pixels[offset] > 127, pixels[offset + 1] > 127, pixels[offset + 2] > 127) switch
            {
                (true, false, false) => "red",
                (false, true, false) => "green",
                (false, false, true) => "blue",
                (true, true, true) => "white",
                (false, false, false) => "black",
                _ => "mixed",
            };
        }
    }

    /// <summary>The sample picture in another format.</summary>
    public static async Task<byte[]> ConvertAsync(byte[] png, string fileName, CancellationToken cancellationToken)
    {
        using var folder = new TempDirectory();
        await File.WriteAllBytesAsync(folder.File("in.png"), png, cancellationToken);
        await FfmpegAsync(folder.Path, ["-i", "in.png", "-frames:v", "1", fileName], cancellationToken);
        return await File.ReadAllBytesAsync(folder.File(fileName), cancellationToken);
    }

    public ValueTask DisposeAsync() => classroom.DisposeAsync();

    private static async Task FfmpegAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(RequiredTool.Require("ffmpeg"), ["-nostdin", "-v", "error", "-y", .. arguments]) { WorkingDirectory = folder, UseShellExecute = false };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
