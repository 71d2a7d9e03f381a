using System.Collections.Concurrent;
using System.Diagnostics;
using ClassCast.Testing;

namespace ClassCast.Api.Tests.Privacy;

/// <summary>The built Api as a process of its own, to be killed.</summary>
internal sealed class ApiProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private ApiProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', output);

    public static ApiProcess Start(string dataDirectory) => new(Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location])
    {
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
        WorkingDirectory = Path.GetDirectoryName(typeof(Program).Assembly.Location)!,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["ClassCast__DataDirectory"] = dataDirectory,
            ["ClassCast__Identity__PasswordIterations"] = "1",
            ["Logging__LogLevel__Default"] = "Information",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "",
        },
    })!);

    /// <summary>A client of it, once it listens.</summary>
    public async Task<HttpClient> ClientAsync(CancellationToken cancellationToken)
    {
        var line = await Eventually.GetAsync(
            "the Api listens", () => Task.FromResult(output.FirstOrDefault(one => one.Contains(Listening, StringComparison.Ordinal))), cancellationToken, TimeSpan.FromMinutes(1));
        return new HttpClient { BaseAddress = new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim()) };
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
