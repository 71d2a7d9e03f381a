using ClassCast.Core.Notifications;

namespace ClassCast.Workers.Notifications;

/// <summary>Once a minute sends the digests that are due. Any number of instances may do it.</summary>
public sealed partial class DigestWorker(DigestSender sender, TimeProvider time, ILogger<DigestWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>One round.</summary>
    /// <returns>How many mails were sent.</returns>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        var sent = await sender.SendDueAsync((digest, exception) => LogFailed(exception, digest.UserId), cancellationToken);
        if (sent > 0)
        {
            LogSent(sent);
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SendAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogTrouble(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Count} digests were sent")]
    private partial void LogSent(int count);

    [LoggerMessage(LogLevel.Error, "The digest of {UserId} was not sent; the next attempt is in a minute")]
    private partial void LogFailed(Exception exception, string userId);

    [LoggerMessage(LogLevel.Error, "Digests cannot be sent now; the next attempt is in a minute")]
    private partial void LogTrouble(Exception exception);
}
