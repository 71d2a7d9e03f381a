using System.Diagnostics;

namespace Aspire.Hosting.Orchestration;

/// <summary>What to run. The environment is complete: nothing is inherited.</summary>
internal sealed record LaunchSpec(string Program, string WorkingDirectory, IReadOnlyList<string> Args, IReadOnlyDictionary<string, string> Environment);

/// <summary>A running process with its descendants, its output read line by line.</summary>
internal sealed class ManagedProcess
{
    private static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Watchdog _watchdog;

    private ManagedProcess(Process process, Watchdog watchdog, Action<string, bool> onLine)
    {
        _process = process;
        _watchdog = watchdog;
        Id = process.Id;
        watchdog.Add(Id);
        process.StandardInput.Close();
        Exited = WatchAsync(Task.WhenAll(ReadAsync(process.StandardOutput, isError: false, onLine), ReadAsync(process.StandardError, isError: true, onLine)));
    }

    public int Id { get; }

    /// <summary>Ends with the exit code when the process and its descendants are gone and their output has been read.</summary>
    public Task<int> Exited { get; }

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be run.</exception>
    public static ManagedProcess Start(LaunchSpec spec, Watchdog watchdog, Action<string, bool> onLine)
    {
        var start = NewSession.Wrap(spec.Program, spec.Args);
        start.WorkingDirectory = spec.WorkingDirectory;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;
        start.Environment[watchdog.Mark] = "1";
        return new ManagedProcess(Process.Start(start)!, watchdog, onLine);
    }

    /// <summary>Asks the process to end, and kills it with its descendants when it has not by then.</summary>
    public async Task<bool> StopAsync(TimeSpan grace, TimeProvider time)
    {
        if (Exited.IsCompleted)
            return true;
        NewSession.Terminate(_process);
        try
        {
            await Exited.WaitAsync(grace, time);
            return true;
        }
        catch (TimeoutException)
        {
            NewSession.KillAll(Id, _process);
            await Exited;
            return false;
        }
    }

    private static async Task ReadAsync(StreamReader reader, bool isError, Action<string, bool> onLine)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
                onLine(line, isError);
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // the process is gone
        }
    }

    private async Task<int> WatchAsync(Task output)
    {
        await _process.WaitForExitAsync();
        var exitCode = _process.ExitCode;
        // what it left behind holds its ports and files
        NewSession.KillAll(Id, _process);
        _watchdog.Remove(Id);
        await Task.WhenAny(output, Task.Delay(OutputLimit));
        return exitCode;
    }
}
