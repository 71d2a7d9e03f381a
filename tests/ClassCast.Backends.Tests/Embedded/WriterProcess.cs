using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A program of its own that commits until it is killed, and prints what was acknowledged and, on AWS, what it sent.</summary>
internal sealed class WriterProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> acknowledged = [];
    private readonly List<string> sent = [];
    private readonly Task reading;

    public WriterProcess(string dataDirectory, string queue, string counter)
        : this([dataDirectory, queue, counter], [])
    {
    }

    public WriterProcess(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ClassCast.Backends.Tests.Writer.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [program, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        reading = ReadAsync();
    }

    public IReadOnlyList<string> Acknowledged
    {
        get
        {
            lock (acknowledged)
            {
                return [.. acknowledged];
            }
        }
    }

    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (acknowledged)
            {
                return [.. sent];
            }
        }
    }

    public Task WaitForAsync(int commits, CancellationToken cancellationToken) =>
        Eventually.TrueAsync($"{commits} commits of process {process.Id}", () => Task.FromResult(Acknowledged.Count >= commits), cancellationToken);

    /// <summary>SIGKILL, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        await reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // a line cut short by the kill was not a whole acknowledgement
            var (list, id) = line.StartsWith("sent ", StringComparison.Ordinal) ? (sent, line["sent ".Length..]) : (acknowledged, line);
            if (id.Length == 32)
            {
                lock (acknowledged)
                {
                    list.Add(id);
                }
            }
        }
    }
}
