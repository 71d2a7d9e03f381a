using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using ClassCast.AppHost.Tests.WholeSystem;
using ClassCast.Contracts;
using ClassCast.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Classroom))]

namespace ClassCast.AppHost.Tests.WholeSystem;

/// <summary>The whole application with the demo classroom, on a data directory and ports of its own, shared by the tests of this assembly.</summary>
public sealed partial class Classroom : IClassroom, IAsyncLifetime
{
    public const string DemoPassword = "Classroom-1!";

    private readonly TempDirectory directory = new();
    private DistributedApplication? application;

    public SampleMedia Media { get; } = new();

    public DistributedApplication Application => application ?? throw new InvalidOperationException("The application did not start.");

    public async ValueTask InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ClassCast_AppHost>(
            [
                "--seed", "demo",
                $"--Parameters:data-directory={directory.Path}",
                $"--Parameters:demo-password={DemoPassword}",
            ],
            (options, _) => options.DisableDashboard = false,
            CancellationToken.None);
        builder.Services.AddLogging(logging => logging.AddFilter("System.Net.Http", LogLevel.Warning));
        application = await builder.BuildAsync();
        await application.StartAsync();
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        foreach (var name in (string[])["api", "workers", "web"])
        {
            await application.ResourceNotifications.WaitForResourceHealthyAsync(name, bound.Token);
        }
    }

    public HttpClient CreateApiClient() => Application.CreateHttpClient("api");

    public Uri WebAddress => Application.GetEndpoint("web", "http");

    public Uri ApiAddress => Application.GetEndpoint("api", "http");

    /// <summary>In the local mailbox.</summary>
    public async Task<string?> FindCodeAsync(string email, CancellationToken cancellationToken)
    {
        using var api = CreateApiClient();
        var mails = await api.GetFromJsonAsync($"/api/dev/mailbox?address={Uri.EscapeDataString(email)}", ContractsJson.Default.ListResponseMailboxMessage, cancellationToken);
        return mails!.Items.Select(mail => SixDigits().Match(mail.Body)).FirstOrDefault(match => match.Success)?.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        Media.Dispose();
        directory.Dispose();
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixDigits();
}
