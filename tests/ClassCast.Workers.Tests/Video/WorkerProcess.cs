using System.Collections.Concurrent;
using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Workers.Tests.Video;

/// <summary>The built worker as a process of its own, to be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private WorkerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', output);

    public static WorkerProcess Start(string dataDirectory, params IReadOnlyList<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Workers.Video.VideoWorker).Assembly.Location])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ClassCast__DataDirectory"] = dataDirectory,
                ["ClassCast__Video__RetryDelay"] = "00:00:00",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "",
            },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>When it ends by itself.</summary>
    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return process.ExitCode;
    }

    /// <summary>SIGKILL to this process only; what it started has to notice by itself.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start(new ProcessStartInfo(RequiredTool.Require("kill"), ["-TERM", $"{process.Id}"]) { UseShellExecute = false })!;
        await kill.WaitForExitAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
