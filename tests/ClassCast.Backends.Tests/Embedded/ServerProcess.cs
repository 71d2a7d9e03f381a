using System.Diagnostics;
using System.Globalization;
using ClassCast.Core.Ports;

namespace ClassCast.Backends.Tests.Embedded;

/// <summary>A real process on a data directory, to be killed at any moment.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly string Dotnet =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ClassCast.Backends.Tests.Server.dll");

    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<ServerProcess> StartAsync(string dataDirectory, CancellationToken cancellationToken) =>
        await TryStartAsync([Dotnet, Program, DataDirectoryArgument(dataDirectory)], cancellationToken)
        ?? throw new InvalidOperationException("The server process ended at its start.");

    /// <summary>On a disk of its own of so many bytes, which ends with the process; null where the system does not allow that.</summary>
    public static Task<ServerProcess?> TryStartOnSmallDiskAsync(string mountPoint, long bytes, CancellationToken cancellationToken) => TryStartAsync(
        [
            "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=$2 tmpfs \"$1\" && shift 2 && exec \"$@\"", "sh",
            mountPoint, bytes.ToString(CultureInfo.InvariantCulture), Dotnet, Program, DataDirectoryArgument(Path.Combine(mountPoint, "data")),
        ],
        cancellationToken);

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

    private static string DataDirectoryArgument(string directory) => $"--ClassCast:DataDirectory={directory}";

    private static async Task<ServerProcess?> TryStartAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        var started = Process.Start(start)!;
        if (await started.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            return new ServerProcess(started, new Uri(line));
        }

        started.Dispose();
        return null;
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
