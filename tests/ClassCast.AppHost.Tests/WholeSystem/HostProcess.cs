using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The AppHost as a process of its own, as a terminal would run it, so that a test can kill it.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;

    private HostProcess(Process process, HostOutput output)
    {
        this.process = process;
        Output = output;
    }

    public HostOutput Output { get; }

    /// <summary>Started, with every resource healthy.</summary>
    public static Task<HostProcess> StartAsync(string dataDirectory, CancellationToken cancellationToken) =>
        StartAsync(dataDirectory, [], new Dictionary<string, string>(), cancellationToken);

    public static async Task<HostProcess> StartAsync(
        string dataDirectory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])
        [
            "exec", Path.ChangeExtension(typeof(Projects.ClassCast_AppHost).Assembly.Location, ".dll"),
            "--seed", "demo",
            $"--Parameters:data-directory={dataDirectory}",
            $"--Parameters:demo-password={Classroom.DemoPassword}",
            "--DcpPublisher:RandomizePorts=true",
            .. arguments,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var output = new HostOutput();
        var started = new Process { StartInfo = start, EnableRaisingEvents = true };
        started.OutputDataReceived += (_, line) => output.Read(line.Data);
        started.ErrorDataReceived += (_, line) => output.Read(line.Data);
        started.Exited += (_, _) => output.End();
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var host = new HostProcess(started, output);
        try
        {
            await output.Ready.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGKILL: nothing in the process gets to run any more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Processes that were given this data directory and still live.</summary>
    public static IReadOnlyList<int> Alive(string dataDirectory) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && Mentions(id, dataDirectory)),
    ];

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static bool Mentions(int id, string dataDirectory)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/environ").Contains(dataDirectory, StringComparison.Ordinal)
                || File.ReadAllText($"/proc/{id}/cmdline").Contains(dataDirectory, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // it ended while we looked, or is somebody else's
            return false;
        }
    }
}

/// <summary>What the AppHost writes: the addresses in it, and the last lines for a failure's message.</summary>
public sealed partial class HostOutput
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> lastLines = new();

    public Task Ready => ready.Task;

    public Uri? Api { get; private set; }

    public Uri? Web { get; private set; }

    public int? RedisProcess { get; private set; }

    internal void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > 40)
            {
                lastLines.Dequeue();
            }
        }

        if (ListeningApi().Match(line) is { Success: true } listening)
        {
            Api = new Uri(listening.Groups["url"].Value);
        }

        if (StartedRedis().Match(line) is { Success: true } redis)
        {
            RedisProcess = int.Parse(redis.Groups["pid"].Value, CultureInfo.InvariantCulture);
        }

        if (Welcome().Match(line) is { Success: true } welcome)
        {
            Web = new Uri(welcome.Groups["url"].Value);
            ready.TrySetResult();
        }
    }

    internal void End()
    {
        lock (lastLines)
        {
            ready.TrySetException(new InvalidOperationException($"The AppHost ended before it was ready:\n{string.Join('\n', lastLines)}"));
        }
    }

    // api            | info: Microsoft.Hosting.Lifetime[14] Now listening on: http://localhost:5081
    [GeneratedRegex(@"\bapi\b.*Now listening on: (?<url>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningApi();

    //   Open       http://localhost:5080
    [GeneratedRegex(@"\bcache\b.*Redis version=.*pid=(?<pid>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StartedRedis();

    [GeneratedRegex(@"^\s+Open\s+(?<url>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Welcome();
}
