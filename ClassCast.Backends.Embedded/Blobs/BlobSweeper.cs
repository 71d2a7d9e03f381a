using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ClassCast.Backends.Embedded.Blobs;

/// <summary>
/// Once an hour removes what nobody will ask for again: uploads begun more than a week ago, and files left behind by processes that died; and
/// rolls the signing keys over. Any number of processes may do this at once.
/// </summary>
internal sealed partial class BlobSweeper(
    BlobLayout layout, ObjectFiles objects, MultipartUploads uploads, BlobSigningKeys keys, TimeProvider time, ILogger<BlobSweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    public static TimeSpan UploadLifetime { get; } = TimeSpan.FromDays(7);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = uploads.Sweep(now - UploadLifetime);
        var leftovers = SweepScratch(now - LeftoverAge) + objects.SweepMetadata(now - LeftoverAge);
        if (ended + leftovers > 0)
        {
            LogSwept(logger, ended, leftovers);
        }

        await keys.RollOverAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private int SweepScratch(DateTimeOffset olderThan)
    {
        if (!Directory.Exists(layout.Scratch))
        {
            return 0;
        }

        var swept = 0;
        foreach (var entry in new DirectoryInfo(layout.Scratch).EnumerateFileSystemInfos())
        {
            if (entry.LastWriteTimeUtc >= olderThan.UtcDateTime)
            {
                continue;
            }

            try
            {
                if (entry is DirectoryInfo directory)
                {
                    directory.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }

                swept++;
            }
            catch (DirectoryNotFoundException)
            {
                // another process sweeps at the same time
            }
        }

        return swept;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Uploads} stale uploads and {Leftovers} leftover files")]
    private static partial void LogSwept(ILogger logger, int uploads, int leftovers);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping the blob store failed; the next attempt is in an hour")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
