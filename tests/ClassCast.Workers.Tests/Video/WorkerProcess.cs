using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>The built worker as a process of its own, to be killed.</summary>
internal sealed class WorkerProcess(KillableProcess process) : IDisposable
{
    public string Output => string.Join('\n', process.Lines);

    public static WorkerProcess Start(string dataDirectory, params IReadOnlyList<(string Key, string Value)> settings) => new(KillableProcess.Start(
        typeof(Workers.Video.VideoWorker).Assembly.Location,
        AppContext.BaseDirectory,
        [("ClassCast__DataDirectory", dataDirectory), ("ClassCast__Video__RetryDelay", "00:00:00"), .. settings]));

    /// <summary>When it ends by itself.</summary>
    public Task<int> ExitCodeAsync(CancellationToken cancellationToken) => process.ExitAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);

    /// <summary>SIGKILL to this process only; what it started has to notice by itself.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => process.KillAsync(cancellationToken);

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start(new ProcessStartInfo(RequiredTool.Require("kill"), ["-TERM", $"{process.Id}"]) { UseShellExecute = false })!;
        await kill.WaitForExitAsync(cancellationToken);
        await process.ExitAsync(cancellationToken);
    }

    public void Dispose() => process.Dispose();
}
