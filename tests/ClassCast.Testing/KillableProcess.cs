using System.Collections.Concurrent;
using System.Diagnostics;

namespace ClassCast.Testing;

/// <summary>A built program as a process of its own, to be killed; what it writes is kept.</summary>
public sealed class KillableProcess : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private KillableProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    /// <summary>Both streams, in the order in which their lines came.</summary>
    public IEnumerable<string> Lines => output;

    /// <param name="assembly">Path of the program's dll.</param>
    /// <param name="folder">Working directory.</param>
    /// <param name="settings">Environment variables.</param>
    public static KillableProcess Start(string assembly, string folder, params IEnumerable<(string Key, string Value)> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "" },
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return new KillableProcess(Process.Start(start)!);
    }

    /// <summary>SIGKILL to this process only; what it started has to notice by itself.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    /// <returns>The exit code, when it has ended by itself.</returns>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
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
