using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClassCast.Testing.Aws;

/// <summary>
/// moto_server (https://docs.getmoto.org) on a free port of this machine: an AWS that others wrote. It keeps everything in memory, checks no signature, and
/// knows one account. <c>moto_extension.py</c> beside this file lets its CloudFormation make what the templates under <c>infra/</c> ask for.
/// </summary>
public sealed class MotoServer : IAsyncDisposable
{
    private readonly Process process;

    private MotoServer(Process process, Uri endpoint)
    {
        this.process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    /// <summary>
    /// What a process needs to take the server for AWS: endpoint, region, the keys of no real account, and a proxy that leads nowhere, so that nothing ever
    /// reaches a real one.
    /// </summary>
    public IReadOnlyDictionary<string, string> EnvironmentVariables => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.ToString().TrimEnd('/'),
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["HTTP_PROXY"] = "http://127.0.0.1:9",
        ["HTTPS_PROXY"] = "http://127.0.0.1:9",
        ["NO_PROXY"] = "127.0.0.1,localhost",
    };

    public static async Task<MotoServer> StartAsync(CancellationToken cancellationToken)
    {
        var port = FreePort();
        var extension = Path.Combine(AppContext.BaseDirectory, "Aws", "moto_extension.py");
        var started = Process.Start(new ProcessStartInfo(PythonOf(RequiredTool.Require("moto_server")))
        {
            ArgumentList = { extension, "-H", "127.0.0.1", "-p", $"{port}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var server = new MotoServer(started, new Uri($"http://127.0.0.1:{port}"));
        await Eventually.TrueAsync("moto_server answers", server.AnswersAsync, cancellationToken, TimeSpan.FromSeconds(60));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        Assert.False(process.HasExited, "moto_server ended.");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var response = await http.GetAsync(new Uri(Endpoint, "/moto-api/"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>
    /// The python that has moto: the one that the installed script names in its first line (<c>#!/usr/bin/python3</c>), or for a wrapper in another
    /// language (pyenv's) the python wrapped beside it.
    /// </summary>
    private static string PythonOf(string script)
    {
        var words = File.ReadLines(script).First().TrimStart('#', '!', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var interpreter = words is ["/usr/bin/env", var name, ..] ? RequiredTool.Require(name) : words.FirstOrDefault("");
        return Path.GetFileName(interpreter).StartsWith("python", StringComparison.Ordinal)
            ? interpreter
            : Path.Combine(Path.GetDirectoryName(script)!, "python3");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
