using ClassCast.Testing;

namespace ClassCast.Api.Tests.Privacy;

/// <summary>The built Api as a process of its own, to be killed.</summary>
internal sealed class ApiProcess(KillableProcess process) : IDisposable
{
    private const string Listening = "Now listening on: ";

    public string Output => string.Join('\n', process.Lines);

    public static ApiProcess Start(string dataDirectory) => new(KillableProcess.Start(
        typeof(Program).Assembly.Location,
        Path.GetDirectoryName(typeof(Program).Assembly.Location)!,
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("ClassCast__DataDirectory", dataDirectory),
        ("ClassCast__Identity__PasswordIterations", "1"),
        ("Logging__LogLevel__Default", "Information")));

    /// <summary>A client of it, once it listens.</summary>
    public async Task<HttpClient> ClientAsync(CancellationToken cancellationToken)
    {
        var line = await Eventually.GetAsync(
            "the Api listens", () => Task.FromResult(process.Lines.FirstOrDefault(one => one.Contains(Listening, StringComparison.Ordinal))), cancellationToken, TimeSpan.FromMinutes(1));
        return new HttpClient { BaseAddress = new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim()) };
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => process.KillAsync(cancellationToken);

    public void Dispose() => process.Dispose();
}
