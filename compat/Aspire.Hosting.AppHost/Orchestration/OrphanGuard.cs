using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// Ends the AppHost when the <c>dotnet run</c> that started it was killed: nobody could stop it from the terminal any more,
/// and it would keep its ports from the next run.
/// </summary>
internal sealed partial class OrphanGuard(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<OrphanGuard> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (OperatingSystem.IsWindows())
            return;
        var parent = GetParentId();
        if (!IsDotNetRun(parent))
            return;
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (GetParentId() == parent)
                    continue;
                LogOrphaned(logger);
                lifetime.StopApplication();
                return;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // an ordinary stop
        }
    }

    private static bool IsDotNetRun(int processId)
    {
        try
        {
            var command = File.ReadAllText($"/proc/{processId}/cmdline").Split('\0');
            return Path.GetFileName(command[0]) == "dotnet" && command.Contains("run", StringComparer.Ordinal);
        }
        catch (IOException)
        {
            // no /proc here
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The command that started the AppHost is gone: stopping")]
    private static partial void LogOrphaned(ILogger logger);
}
