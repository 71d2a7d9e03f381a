using ClassCast.Core.Pictures;
using ClassCast.Workers.Video;

namespace ClassCast.Workers.Pictures;

/// <summary>From the bytes that somebody sent to the square that is shown; all in one folder, which is gone afterwards.</summary>
public sealed class PicturePreparation(MediaProcess process, MediaTools tools, WorkFolders folders)
{
    private const string InputFile = "upload";

    /// <summary>A picture takes a fraction of a second; the largest that are let through, a few.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <returns>The encoded picture, or why there is none.</returns>
    public async Task<(byte[]? Picture, PictureFault? Fault)> PrepareAsync(byte[] upload, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upload);

        // whoever put it into the bucket may not have looked
        var (file, fault) = PictureFiles.Read(upload);
        if (file is null)
        {
            return (null, fault);
        }

        using var folder = folders.Create();
        var input = folder.File(InputFile);
        await File.WriteAllBytesAsync(input, upload, cancellationToken);
        var ffmpeg = tools.Ffmpeg ?? throw new InvalidOperationException(tools.Problem);
        var result = await process.RunAsync(new MediaProcessStart(ffmpeg, PictureArguments.Prepare(input, file), folder.Path, TimeLimit), cancellationToken);
        var output = new FileInfo(folder.File(PictureArguments.Output));
        if (result.ExitCode == 0 && output is { Exists: true, Length: > 0 })
        {
            return (await File.ReadAllBytesAsync(output.FullName, cancellationToken), null);
        }

        // the tool was killed, or the disk is full: not the picture's fault
        return MediaErrors.IsPassing(result) ? throw new IOException(result.Errors) : (null, PictureFault.Damaged);
    }
}
