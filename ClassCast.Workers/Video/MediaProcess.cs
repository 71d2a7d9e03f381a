using System.ComponentModel;
using System.Diagnostics;

namespace ClassCast.Workers.Video;

/// <param name="Tool">Path of the program.</param>
/// <param name="Folder">Working directory: the job's.</param>
/// <param name="TimeLimit">Of wall time; then it is killed.</param>
public sealed record MediaProcessStart(string Tool, IReadOnlyList<string> Arguments, string Folder, TimeSpan TimeLimit)
{
    /// <summary>Each line of standard output, in order, while it runs.</summary>
    public Action<string>? OnLine { get; init; }
}

/// <param name="ExitCode">128 + n when killed by signal n.</param>
/// <param name="Errors">The first and the last lines of standard error.</param>
/// <param name="CpuTime">User and system time of the program; zero where the system does not tell.</param>
public sealed record MediaProcessResult(int ExitCode, string Errors, TimeSpan CpuTime, TimeSpan Elapsed, bool TimedOut);

/// <summary>
/// Runs one external program: both pipes drained, bounded in time, killed with all its children on cancellation, and gone at once when this
/// process is killed, so that nothing keeps computing for nobody.
/// </summary>
public sealed class MediaProcess(TimeProvider time)
{
    // The shell's standard input is a pipe that only this process holds open. When it closes, because we died, the guard kills the program.
    // (A parent-death signal would follow the thread that forked, and a pool thread may end at any time.) "times" reports the children's CPU time.
    private const string Guard = """
        exec 3<&0
        "$@" </dev/null 3<&- &
        child=$!
        { read -r _ <&3; kill -KILL "$child"; } >/dev/null 2>&1 &
        guard=$!
        exec 3<&-
        wait "$child"
        code=$?
        kill "$guard"
        times >&2
        exit "$code"
        """;

    public async Task<MediaProcessResult> RunAsync(MediaProcessStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        var errors = new ErrorTail();
        var started = time.GetTimestamp();
        using var process = new Process { StartInfo = StartInfo(start) };
        using var limit = new CancellationTokenSource(start.TimeLimit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        process.Start();
        try
        {
            // the pipes end when the program has, so they are read without a token and ended by the kill
            var output = DrainAsync(process.StandardOutput, line => start.OnLine?.Invoke(line));
            var error = DrainAsync(process.StandardError, errors.Add);
            await using (stop.Token.Register(() => Kill(process)))
            {
                await Task.WhenAll(output, error);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        catch
        {
            Kill(process);
            throw;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new MediaProcessResult(process.ExitCode, errors.Text, errors.CpuTime, time.GetElapsedTime(started), limit.IsCancellationRequested);
    }

    private static ProcessStartInfo StartInfo(MediaProcessStart start)
    {
        var info = new ProcessStartInfo
        {
            WorkingDirectory = start.Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (OperatingSystem.IsWindows())
        {
            info.FileName = start.Tool;
        }
        else
        {
            // behind the web processes of the same machine
            info.FileName = "/bin/sh";
            string[] command = ["-c", Guard, "sh", "nice", "-n", "15", start.Tool];
            Array.ForEach(command, info.ArgumentList.Add);
            info.Environment["LC_ALL"] = "C";
        }

        foreach (var argument in start.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return info;
    }

    private static async Task DrainAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            onLine(line);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // it ended in this moment
        }
    }
}
