using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClassCast.Testing;

namespace ClassCast.Backends.Tests.Redis;

/// <summary>A real redis-server on a free port of this machine, without persistence; can be killed and started again on its port.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string program = RequiredTool.Require("redis-server");
    private readonly TempDirectory directory = new();
    private readonly int port = FreePort();
    private Process? process;

    public string ConnectionString => $"127.0.0.1:{port},connectTimeout=2000";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        process = Process.Start(new ProcessStartInfo(program)
        {
            ArgumentList = { "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", directory.Path },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await Eventually.TrueAsync("redis-server accepts connections", AcceptsAsync, cancellationToken);
    }

    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        directory.Dispose();
    }

    private async Task<bool> AcceptsAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
