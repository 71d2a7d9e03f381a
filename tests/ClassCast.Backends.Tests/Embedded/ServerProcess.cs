using System.Diagnostics;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A real process on a data directory, to be killed at any moment.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<ServerProcess> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ClassCast.Backends.Tests.Server.dll"), $"--ClassCast:DataDirectory={dataDirectory}" },
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The server process ended at its start.");
        return new ServerProcess(process, new Uri(line));
    }

    /// <summary>An address to put a video by that name.</summary>
    public async Task<Uri> SignPutAsync(string name, CancellationToken cancellationToken) =>
        new(await Client.GetStringAsync(new Uri($"/sign/{name}", UriKind.Relative), cancellationToken), UriKind.Relative);

    public static BlobKey KeyOf(string name) => new(Buckets.Videos, name);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
