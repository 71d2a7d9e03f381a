using ClassCast.Core;
using ClassCast.Core.Ports;
using Microsoft.Extensions.Options;

namespace ClassCast.Workers.Video;

/// <summary>
/// A folder per job, with a lock file beside it that the process holds open. A folder whose lock is free belongs to a dead process and is
/// removed, so that kill -9 leaves no half-written renditions behind.
/// </summary>
public sealed partial class WorkFolders(IOptions<VideoWorkerOptions> options, ILogger<WorkFolders> logger, ILocalBlobFiles? localFiles = null)
{
    private readonly string root =
        Path.Combine(options.Value.TemporaryDirectory ?? localFiles?.ScratchDirectory ?? Path.GetTempPath(), "video-jobs");

    /// <summary>An empty folder; disposing it removes it with everything in it.</summary>
    public JobFolder Create()
    {
        Directory.CreateDirectory(root);
        var path = Path.Combine(root, Ids.New());

        // the lock comes before the folder and goes after it: a folder without one is nobody's
        var inUse = Lock(path, FileMode.CreateNew);
        return new JobFolder(Directory.CreateDirectory(path).FullName, inUse);
    }

    /// <summary>Removes what dead processes left.</summary>
    public void RemoveStale()
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(root))
        {
            try
            {
                using var free = Lock(folder, FileMode.OpenOrCreate);
                Directory.Delete(folder, recursive: true);
                Removed(folder);
            }
            catch (IOException)
            {
                // in use, or another starting worker removes it at the same moment
            }
        }
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(folder + ".lock", mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    [LoggerMessage(LogLevel.Information, "Removed {Folder}, left behind by a worker that was killed")]
    private partial void Removed(string folder);
}

public sealed class JobFolder(string path, IDisposable inUse) : IDisposable
{
    public string Path { get; } = path;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path, recursive: true);
            }
        }
        finally
        {
            inUse.Dispose();
        }
    }
}
