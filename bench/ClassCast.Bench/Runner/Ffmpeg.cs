using System.Diagnostics;

namespace ClassCast.Bench.Runner;

/// <summary>The bare programs, in a directory for their outputs.</summary>
internal static class Ffmpeg
{
    public static async Task<Cost> RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // the kernel adds a child's time to its parent's when the child has ended; this process does little else meanwhile
        var before = ProcessorTime.OfTree(Environment.ProcessId);
        var watch = Stopwatch.StartNew();
        using var process = Start("ffmpeg", directory, arguments);
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), CheckAsync(process, cancellationToken));
        return new Cost(watch.Elapsed.TotalSeconds, ProcessorTime.OfTree(Environment.ProcessId) - before);
    }

    public static async Task<string> ProbeAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start("ffprobe", directory, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await CheckAsync(process, cancellationToken);
        return await output;
    }

    private static Process Start(string program, string directory, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task CheckAsync(Process process, CancellationToken cancellationToken)
    {
        var error = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{process.StartInfo.FileName} failed: {error}");
        }
    }
}
