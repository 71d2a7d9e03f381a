using ClassCast.Testing;
using ClassCast.Testing.Aws;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>
/// The AppHost with <c>--backend Aws</c> as a process of its own, on an AWS-compatible server: it provisions the stack from the templates and runs everything
/// against the outputs.
/// </summary>
public sealed class AwsClassroom : IClassroom, IAsyncLifetime
{
    private readonly TempDirectory directory = new();
    private MotoServer? server;
    private HostProcess? host;

    public SampleMedia Media { get; } = new();

    public HostProcess Host => host ?? throw new InvalidOperationException("The application did not start.");

    public Uri WebAddress => Host.Output.Web!;

    public Uri ApiAddress => Host.Output.Api!;

    public async ValueTask InitializeAsync()
    {
        RequiredTool.Require("redis-server");
        server = await MotoServer.StartAsync(TestContext.Current.CancellationToken);
        host = await HostProcess.StartAsync(directory.Path, ["--backend", "Aws"], server.EnvironmentVariables, TestContext.Current.CancellationToken);
    }

    public HttpClient CreateApiClient() => new() { BaseAddress = ApiAddress };

    /// <summary>The server sends no mail, and takes any code.</summary>
    public Task<string?> FindCodeAsync(string email, CancellationToken cancellationToken) => Task.FromResult<string?>("123456");

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        if (server is not null)
        {
            await server.DisposeAsync();
        }

        Media.Dispose();
        directory.Dispose();
    }
}
