using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A program of its own that commits to a data directory until it is killed, and prints what was acknowledged.</summary>
internal sealed class WriterProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> acknowledged = [];
    private readonly Task reading;

    public WriterProcess(string dataDirectory, string queue, string counter)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ClassCast.Backends.Tests.Writer.dll");
        process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { program, dataDirectory, queue, counter },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
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
            if (line.Length == 32)
            {
                lock (acknowledged)
                {
                    acknowledged.Add(line);
                }
            }
        }
    }
}
