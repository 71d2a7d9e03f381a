using System.Diagnostics;
using System.Globalization;
using ClassCast.Testing;

namespace ClassCast.AppHost.Tests.Orchestrator;

/// <summary>The fixture's AppHost as a process of its own, which can be signalled and whose output is read.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    private const string RandomPorts = "--DcpPublisher:RandomizePorts=true";

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    private AppHostProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Output
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    public static AppHostProcess Start(string[] args, string? path = null) => StartDotNet(["exec", typeof(Projects.Fixture_AppHost).Assembly.Location, RandomPorts, .. args], path);

    public static AppHostProcess StartByDotNetRun() =>
        StartDotNet(["run", "--no-build", "--project", Projects.Fixture_AppHost.ProjectPath, "--", RandomPorts], path: null);

    private static AppHostProcess StartDotNet(string[] args, string? path)
    {
        // a shell without job control starts what runs in its background with SIGINT ignored, and every child inherits that
        string[] command = OperatingSystem.IsLinux()
            ? [RequiredTool.Require("env"), "--default-signal=INT", RequiredTool.Require("dotnet"), .. args]
            : [RequiredTool.Require("dotnet"), .. args];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"] = "true";
        if (path is not null)
            start.Environment["PATH"] = path;
        return new AppHostProcess(Process.Start(start)!);
    }

    public async Task<string> LineAsync(string text)
    {
        return await Eventually.GetAsync(
            $"a line with '{text}'",
            () =>
            {
                lock (_lines)
                    return Task.FromResult(_lines.Find(line => line.Contains(text, StringComparison.Ordinal)));
            },
            Fixture.Cancellation,
            TimeSpan.FromSeconds(90));
    }

    /// <summary>The addresses of web and api, once web is ready.</summary>
    public async Task<(Uri Web, Uri Api)> ReadyAsync()
    {
        var parts = (await LineAsync("READY ")).Split(' ');
        return (new Uri(parts[1]), new Uri(parts[2]));
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(Fixture.Cancellation);
        await _reading;
        return _process.ExitCode;
    }

    public void Signal(string name) => Signal(_process.Id, name);

    public static void Signal(int processId, string name)
    {
        using var kill = Process.Start("kill", ["-" + name, processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>False for processes that have ended, also when nobody has asked for their exit code yet.</summary>
    public static bool IsAlive(int processId)
    {
        try
        {
            // 1234 (name) S …: Z is a zombie
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // its watchdog ends the rest
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lines)
                _lines.Add(line);
        }
    }
}
