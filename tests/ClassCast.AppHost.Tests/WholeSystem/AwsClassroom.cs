using System.Text.RegularExpressions;
using ClassCast.Testing;
using ClassCast.Testing.Aws;

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>
/// The AppHost with <c>--backend Aws</c> as a process of its own, on an AWS-compatible server: it provisions the stack from the templates and runs everything
/// against the outputs.
/// </summary>
public sealed partial class AwsClassroom : IClassroom, IAsyncLifetime
{
    private const string Sender = "classroom@school.example";

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
        await new MotoMail(server).VerifyAsync(Sender, TestContext.Current.CancellationToken);

        // the buckets refuse pages of other origins, and this one's port is known only when it runs
        string[] arguments = ["--backend", "Aws", $"--Email:From={Sender}", "--Parameters:web-origin=http://localhost:*"];
        host = await HostProcess.StartAsync(directory.Path, arguments, server.EnvironmentVariables, TestContext.Current.CancellationToken);
    }

    public HttpClient CreateApiClient() => new() { BaseAddress = ApiAddress };

    /// <summary>In what SES was given to send.</summary>
    public async Task<string?> FindCodeAsync(string email, CancellationToken cancellationToken)
    {
        var mails = await new MotoMail(server!).BodiesAsync(email, cancellationToken);
        return mails.Select(body => SixDigits().Match(body)).LastOrDefault(match => match.Success)?.Value;
    }

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

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
